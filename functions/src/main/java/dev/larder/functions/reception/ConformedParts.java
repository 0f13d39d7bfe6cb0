package dev.larder.functions.reception;

import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.Checked.WrittenPart;
import dev.larder.core.delivery.DeliveryRecord.Part;
import dev.larder.core.delivery.Landed;
import dev.larder.core.delivery.PartSink;
import dev.larder.core.lake.LakeLayout;
import dev.larder.functions.Environment;
import dev.larder.functions.port.Upload;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The conformed parts of one attempt to receive a delivery, and those of its rejects, below a key of their own. Not thread-safe. */
final class ConformedParts implements PartSink {
    private final Environment environment;
    private final FeedId feed;
    private final Landed landed;
    private final String id;
    private final String attempt = UUID.randomUUID().toString().substring(0, 8);
    private final Map<Kind, List<Upload>> uploads = new EnumMap<>(Kind.class);

    ConformedParts(Environment environment, FeedId feed, Landed landed, String id) {
        this.environment = environment;
        this.feed = feed;
        this.landed = landed;
        this.id = id;
    }

    @Override
    public OutputStream open(Kind kind, int number) {
        String key = LakeLayout.conformedPart(feed, landed, id, new LakeLayout.ConformedPart(attempt, kind, number));
        Upload upload = environment.lake().objects().upload(key);
        uploads.computeIfAbsent(kind, _ -> new ArrayList<>()).add(upload);
        return upload;
    }

    /** The parts of a kind as the record names them. */
    List<Part> parts(Kind kind, List<WrittenPart> written) {
        List<Upload> opened = uploads.getOrDefault(kind, List.of());
        return written.stream()
                .map(part -> {
                    Upload upload = opened.get(part.number());
                    return new Part(upload.key(), upload.etag(), part.rows(), part.bytes());
                })
                .toList();
    }

    /** Removes what was written; harmless when repeated. */
    void abort() {
        uploads.values().forEach(opened -> opened.forEach(Upload::abort));
        uploads.clear();
    }
}
