package dev.standin.redshift.guide;

import java.util.List;
import java.util.Optional;

/**
 * A statement of the guide.
 *
 * @param answer the rows that the guide prints below it, each a list of cells; empty if it prints none
 */
record Example(String page, String sql, Optional<List<List<String>>> answer) {}
