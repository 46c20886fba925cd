"""The pages, one file each: read the report, give it to its template."""
