/**
 * Office, canonical number, and the DOCDB kind of the application where it is told (`W` for every international
 * application).
 */
export interface ApplicationNumber {
  readonly country: string;
  readonly number: string;
  readonly kind?: string;
}
