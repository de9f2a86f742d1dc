//! From everything known of an article to lines in files.
