package dev.standin.aws.states.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The names that Assign gives.
 *
 * <p>Source: Step Functions Developer Guide, "Passing data between states with variables": an inner scope sees the outer ones'
 * variables but cannot assign them, and no name is used twice in nested scopes.
 */
final class Variables {
    private static final int LONGEST_NAME = 80;

    private Variables() {}

    /** Every variable that the state, its choices or its catchers assign, without inner scopes. */
    static Set<String> assignedBy(JsonNode state) {
        Set<String> names = new LinkedHashSet<>(state.path("Assign").propertyNames());
        for (String list : List.of("Choices", "Catch")) {
            state.path(list).forEach(entry -> names.addAll(entry.path("Assign").propertyNames()));
        }
        return names;
    }

    static void check(JsonNode state, Set<String> outer, String pointer, Problems problems) {
        for (String name : assignedBy(state)) {
            String place = Problems.child(pointer, "Assign");
            if (outer.contains(name)) {
                problems.invalid(
                        place, "the variable " + name + " is assigned in an outer scope and cannot be assigned here");
            }
            if (name.equals("states") || name.length() > LONGEST_NAME || !isName(name)) {
                problems.invalid(
                        place,
                        "\"" + name
                                + "\" cannot name a variable: letters, digits and _, beginning with a letter, not \"states\"");
            }
        }
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && Character.isUnicodeIdentifierStart(name.codePointAt(0))
                && name.codePoints().allMatch(Character::isUnicodeIdentifierPart);
    }

    /** Whether Assign has the right shape. */
    static boolean isObject(JsonNode assign) {
        return assign instanceof ObjectNode;
    }
}
