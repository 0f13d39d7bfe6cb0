package dev.larder.cli.house;

import dev.larder.core.JsonNamed;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What records look like in JSON, and those that they are made of: a line for each type. Not thread-safe. */
final class Shape {
    private final Map<String, String> lines = new TreeMap<>();

    /** A record, an enum or a sealed interface, with what it is made of; any other type says nothing. */
    void add(Class<?> type) {
        if (!type.getName().startsWith("dev.larder.") || lines.containsKey(name(type))) {
            return;
        }
        lines.put(name(type), "");
        lines.put(name(type), line(type));
    }

    private String line(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> constant instanceof JsonNamed named ? named.jsonName() : constant.toString())
                    .collect(Collectors.joining(" | "));
        }
        if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(this::add);
            return Arrays.stream(type.getPermittedSubclasses()).map(Shape::name).collect(Collectors.joining(" | "));
        }
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents()).map(this::component).collect(Collectors.joining(", "))
                : "";
    }

    private String component(RecordComponent component) {
        return component.getName() + " " + text(component.getGenericType());
    }

    private String text(Type type) {
        if (type instanceof ParameterizedType generic) {
            return text(generic.getRawType())
                    + Arrays.stream(generic.getActualTypeArguments())
                            .map(this::text)
                            .collect(Collectors.joining(", ", "<", ">"));
        }
        if (type instanceof Class<?> plain) {
            add(plain);
            return name(plain);
        }
        return type.getTypeName();
    }

    private static String name(Class<?> type) {
        return type.getEnclosingClass() == null
                ? type.getSimpleName()
                : name(type.getEnclosingClass()) + "." + type.getSimpleName();
    }

    /** In the order of the names. */
    String text() {
        return lines.entrySet().stream()
                .map(line -> line.getKey() + ": " + line.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
