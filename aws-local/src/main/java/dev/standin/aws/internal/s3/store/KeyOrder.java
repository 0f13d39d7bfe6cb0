package dev.standin.aws.internal.s3.store;

import java.util.Comparator;

/** The order in which S3 lists keys: by the bytes of their UTF-8, which is the order of code points. */
public enum KeyOrder implements Comparator<String> {
    UTF_8;

    @Override
    public int compare(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int i = 0; i < shared; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a == b) {
                continue;
            }
            if (Character.isSurrogate(a) != Character.isSurrogate(b)) {
                return Character.isSurrogate(a) ? 1 : -1;
            }
            return Character.compare(a, b);
        }
        return Integer.compare(left.length(), right.length());
    }
}
