"""Values to text, tables and pages; nothing here decides anything."""
