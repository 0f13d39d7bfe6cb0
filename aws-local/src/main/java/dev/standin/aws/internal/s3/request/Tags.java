package dev.standin.aws.internal.s3.request;

import dev.standin.aws.internal.s3.store.S3Failure;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tags in the two forms in which S3 takes them; at most ten, with names of up to 128 and values of up to 256
 * characters.
 */
public final class Tags {

    private static final int MOST = 10;
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_VALUE = 256;

    private Tags() {}

    /** Reads {@code name=value&name=value}. */
    public static Map<String, String> ofHeader(String header) {
        return checked(S3Request.form(header));
    }

    /** Reads a {@code Tagging} document. */
    public static Map<String, String> ofBody(S3Request request) throws IOException {
        Map<String, String> tags = new LinkedHashMap<>();
        for (XmlBody set : XmlBody.read(request, "Tagging").children("TagSet")) {
            for (XmlBody tag : set.children("Tag")) {
                if (tags.put(tag.required("Key"), tag.required("Value")) != null) {
                    throw invalid("Cannot provide multiple Tags with the same key");
                }
            }
        }
        return checked(tags);
    }

    public static Xml document(Map<String, String> tags) {
        Xml document = Xml.document("Tagging").open("TagSet");
        new TreeMap<>(tags)
                .forEach((name, value) -> document.open("Tag")
                        .element("Key", name)
                        .element("Value", value)
                        .close());
        return document;
    }

    private static Map<String, String> checked(Map<String, String> tags) {
        if (tags.size() > MOST) {
            throw new S3Failure(400, "BadRequest", "Object tags cannot be greater than " + MOST);
        }
        tags.forEach((name, value) -> {
            if (name.isEmpty() || name.length() > LONGEST_NAME) {
                throw invalid("The TagKey you have provided is invalid: " + name);
            }
            if (value.length() > LONGEST_VALUE) {
                throw invalid("The TagValue you have provided is invalid: " + value);
            }
        });
        return tags;
    }

    private static S3Failure invalid(String message) {
        return new S3Failure(400, "InvalidTag", message);
    }
}
