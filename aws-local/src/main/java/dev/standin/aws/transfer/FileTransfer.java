package dev.standin.aws.transfer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** What became of the files of one request; safe for use by many threads. */
final class FileTransfer {
    /**
     * One file.
     *
     * @param code of a failure, null otherwise; AWS does not document which there are
     */
    record Result(
            String status, @Nullable String code, @Nullable String message) {}

    private final String connector;
    private final Map<String, Result> files = Collections.synchronizedMap(new LinkedHashMap<>());

    FileTransfer(String connector, List<String> paths) {
        this.connector = connector;
        paths.forEach(path -> files.put(path, new Result("QUEUED", null, null)));
    }

    boolean isOf(String id) {
        return connector.equals(id);
    }

    List<String> paths() {
        synchronized (files) {
            return List.copyOf(files.keySet());
        }
    }

    void begin(String path) {
        files.put(path, new Result("IN_PROGRESS", null, null));
    }

    void complete(String path) {
        files.put(path, new Result("COMPLETED", null, null));
    }

    void fail(String path, String code, String message) {
        files.put(path, new Result("FAILED", code, message));
    }

    /** As ListFileTransferResults answers. */
    ArrayNode json() {
        ArrayNode all = JsonMapper.shared().createArrayNode();
        synchronized (files) {
            files.forEach((path, result) -> {
                var node = all.addObject().put("FilePath", path).put("StatusCode", result.status());
                if (result.code() != null) {
                    node.put("FailureCode", result.code()).put("FailureMessage", result.message());
                }
            });
        }
        return all;
    }
}
