-- What is kept for good is deleted no more than it is changed.
create trigger plan_return_step_is_kept before delete on plan_return_step
  for each row execute function history_is_immutable();
create trigger ledger_step_is_kept before delete on ledger_step
  for each row execute function history_is_immutable();
create trigger service_record_step_is_kept before delete on service_record_step
  for each row execute function service_history_is_immutable();
create trigger indicator_value_is_kept before delete on indicator_value
  for each row execute function indicator_value_is_immutable();
create trigger bulletin_contribution_step_is_kept before delete on bulletin_contribution_step
  for each row execute function history_is_immutable();
create trigger annual_summary_step_is_kept before delete on annual_summary_step
  for each row execute function history_is_immutable();
create trigger yearbook_build_is_kept before delete on yearbook_build
  for each row execute function history_is_immutable();
create trigger bulletin_use_is_kept before delete on bulletin_use
  for each row execute function history_is_immutable();
