package dev.larder.compiler.difference;

/**
 * Where a value stands.
 *
 * @param file path below the project's folder
 * @param pointer JSON pointer (RFC 6901) in that file
 */
public record Origin(String file, String pointer) {
    Origin below(String key) {
        return new Origin(file, below(pointer, key));
    }

    static String below(String pointer, String key) {
        return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
    }
}
