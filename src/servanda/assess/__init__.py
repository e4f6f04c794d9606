"""From a ledger to findings; pure functions, one question a file."""
