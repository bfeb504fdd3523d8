import { Command } from 'commander';
import { importProfilesVerb } from './import.ts';
import { compareVersionsVerb, testProfileVerb } from './laboratory.ts';
import { changeProfileVerb, listProfilesVerb, showProfileVerb } from './look.ts';

export function profileVerb(): Command {
  return new Command('profile')
    .description('需求画像 / standing profiles')
    .addCommand(importProfilesVerb())
    .addCommand(listProfilesVerb())
    .addCommand(showProfileVerb())
    .addCommand(changeProfileVerb())
    .addCommand(testProfileVerb())
    .addCommand(compareVersionsVerb());
}
