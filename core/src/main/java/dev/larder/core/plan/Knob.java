package dev.larder.core.plan;

import org.jspecify.annotations.Nullable;

/**
 * A typed parameter of the project.
 *
 * @param type {@code integer}, {@code number}, {@code string}, {@code boolean} or {@code date}
 * @param value its value as text: the project's default
 * @param minimum smallest value allowed, or null
 * @param maximum largest value allowed, or null
 * @param unit for example {@code days}; may be empty
 */
public record Knob(
        String name,
        String type,
        String value,
        @Nullable String minimum,
        @Nullable String maximum,
        String unit,
        String owner,
        String description) {}
