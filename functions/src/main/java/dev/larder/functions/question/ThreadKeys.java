package dev.larder.functions.question;

import java.util.List;

/**
 * What there is about one delivery, by its keys alone, so that an open question is found without reading any. Immutable.
 *
 * @param questions keys of the questions; never empty
 * @param replies keys of the answers
 */
public record ThreadKeys(String supplier, String delivery, List<String> questions, List<String> replies) {
    /** Copies the lists. */
    public ThreadKeys {
        questions = List.copyOf(questions);
        replies = List.copyOf(replies);
    }

    /** Whether the newest question waits for an answer. */
    public boolean open() {
        return newest(questions) > newest(replies);
    }

    int newestQuestion() {
        return newest(questions);
    }

    /** Whether this version of a file is recorded. */
    boolean has(String version) {
        return replies.stream().anyMatch(key -> key.endsWith("-" + version + ".json"));
    }

    private static int newest(List<String> keys) {
        return keys.stream().mapToInt(ThreadKeys::number).max().orElse(0);
    }

    /** The number with which the last part of a key begins. */
    private static int number(String key) {
        return Integer.parseInt(key.substring(key.lastIndexOf('/') + 1).replaceFirst("[^0-9].*", ""));
    }
}
