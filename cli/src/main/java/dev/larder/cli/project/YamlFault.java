package dev.larder.cli.project;

import dev.standin.redshift.dialect.token.Place;
import org.jspecify.annotations.Nullable;

/** One thing in a text that is not YAML, or YAML that is not read here: where, what it is, and what helps. */
public record YamlFault(Place place, String says, @Nullable String help) {}
