package dev.larder.core.pull;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder of a supplier's server, as a connector of AWS Transfer Family lists it.
 *
 * <p>Source: AWS Transfer Family User Guide, sftp-connector-list-dir.html; size and time are missing where the server does not say them.
 *
 * @param truncated whether the folder has more than was asked for
 */
public record ConnectorListing(List<RemoteFile> files, boolean truncated) {
    /** Copies the list. */
    public ConnectorListing {
        files = List.copyOf(files);
    }

    /**
     * Reads the file that the connector wrote.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static ConnectorListing read(byte[] bytes) {
        try {
            JsonNode listing = JsonMapper.shared().readTree(bytes);
            if (!listing.path("files").isArray() || !listing.has("truncated")) {
                throw new IllegalArgumentException("the connector's listing has no files, or does not say truncated");
            }
            // In the guide's example it is a text.
            boolean truncated = listing.path("truncated").asString("true").equals("true");
            return new ConnectorListing(
                    listing.path("files")
                            .valueStream()
                            .map(ConnectorListing::file)
                            .toList(),
                    truncated);
        } catch (JacksonException none) {
            throw new IllegalArgumentException(
                    "the connector's listing is no JSON: " + none.getOriginalMessage(), none);
        }
    }

    private static RemoteFile file(JsonNode file) {
        String path = file.path("filePath").asString("");
        return new RemoteFile(
                path.substring(path.lastIndexOf('/') + 1),
                file.path("size").asLong(RemoteFile.UNKNOWN),
                time(file.path("modifiedTimestamp").asString("")));
    }

    private static Instant time(String text) {
        try {
            return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeParseException none) {
            throw new IllegalArgumentException("the connector's listing has the time '" + text + "'", none);
        }
    }
}
