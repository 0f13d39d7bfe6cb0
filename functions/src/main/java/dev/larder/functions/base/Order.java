package dev.larder.functions.base;

import dev.larder.core.wiring.Names;
import dev.larder.core.wiring.RegionCode;
import dev.larder.core.wiring.Slug;
import dev.larder.core.wiring.Stage;
import dev.larder.functions.cloudformation.Request;
import java.util.regex.Pattern;

/**
 * What an environment asks for, checked: the stack of a branch can ask for its own database only.
 *
 * @param stack ARN of the stack, which AWS gives anew to each stack of the same name
 */
record Order(Names names, Stage stage, String stack) {
    private static final Pattern STACK =
            Pattern.compile("arn:aws[a-z-]*:cloudformation:([a-z0-9-]+):[0-9]{12}:stack/([A-Za-z0-9-]+)/[A-Za-z0-9-]+");

    /** Throws {@link IllegalArgumentException} with one sentence for what is not right. */
    static Order of(Request request) {
        Slug slug = slug(request);
        String expected = "larder-" + slug;
        var stack = STACK.matcher(request.stackId());
        if (!stack.matches() || !stack.group(2).equals(expected)) {
            throw new IllegalArgumentException(
                    "the stack %s asks for the database of the environment '%s', which belongs to the stack %s; a stack asks for its own"
                            .formatted(request.stackId(), slug, expected));
        }
        Names names = new Names(slug.text(), RegionCode.of(stack.group(1)));
        return new Order(names, stage(request.property("Stage")), request.stackId());
    }

    /** Throws {@link IllegalArgumentException} if the property {@code Slug} is none. */
    static Slug slug(Request request) {
        return new Slug(request.property("Slug"));
    }

    private static Stage stage(String name) {
        return Stage.of(name)
                .orElseThrow(() ->
                        new IllegalArgumentException("Stage is '" + name + "'; expected one of " + Stage.names()));
    }

    /** The database; a valid identifier. */
    String database() {
        return names.database();
    }

    /** The user who owns all that Larder makes; IAM's word for a role and the role's name, to be quoted. */
    String owner() {
        return "IAMR:" + names.warehouseRole();
    }

    /** The user as whom operators read all of it; IAM's word for a role and the role's name, to be quoted. */
    String operator() {
        return "IAMR:" + names.operatorRole();
    }

    /** The role of those who read; a valid identifier. */
    String reader() {
        return names.readerRole();
    }
}
