package dev.larder.cli.project;

import dev.standin.redshift.dialect.token.Place;
import org.jspecify.annotations.Nullable;

/** One thing in a text that is no YAML, or none that is read here: where, what it is, and what helps. */
public record YamlFault(Place place, String says, @Nullable String help) {}
