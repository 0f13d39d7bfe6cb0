package dev.standin.aws.ssm;

import dev.standin.aws.Callers;
import java.time.Instant;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A parameter as it is kept; the type is {@code String} or {@code StringList}. */
record Parameter(String name, String type, String value, long version, Instant modified) {

    /** A name without a slash at its beginning has one in its ARN all the same. */
    static String arn(String name) {
        return "arn:aws:ssm:%s:%s:parameter%s%s"
                .formatted(Callers.REGION, Callers.ACCOUNT, name.startsWith("/") ? "" : "/", name);
    }

    /** Whether it lies below a path, directly unless recursively. */
    boolean isBelow(String path, boolean recursive) {
        String folder = path.endsWith("/") ? path : path + "/";
        return name.startsWith(folder) && (recursive || name.indexOf('/', folder.length()) < 0);
    }

    ObjectNode answer() {
        return JsonMapper.shared()
                .createObjectNode()
                .put("Name", name)
                .put("Type", type)
                .put("Value", value)
                .put("Version", version)
                .put("LastModifiedDate", modified.toEpochMilli() / 1000.0)
                .put("ARN", arn(name))
                .put("DataType", "text");
    }
}
