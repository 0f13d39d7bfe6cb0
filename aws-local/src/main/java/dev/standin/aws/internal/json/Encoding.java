package dev.standin.aws.internal.json;

import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.dataformat.cbor.CBORGenerator;
import tools.jackson.dataformat.cbor.CBORMapper;

/** The bytes of trees; what a service puts into one as an {@link Instant} becomes a moment as the protocol has it. Safe for use by many threads. */
final class Encoding {
    private final ObjectMapper mapper;

    private Encoding(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** JSON; a moment is the seconds since 1970. */
    static Encoding json() {
        return Json.ENCODING;
    }

    /** CBOR, made when it is first asked for; a moment is the seconds since 1970 behind a tag. */
    static Encoding cbor() {
        return Cbor.ENCODING;
    }

    /** The tree; an empty object for no bytes. */
    JsonNode read(byte[] bytes) {
        if (bytes.length == 0) {
            return mapper.createObjectNode();
        }
        try {
            return mapper.readTree(bytes);
        } catch (JacksonException malformed) {
            throw new ServiceFailure("SerializationException", malformed.getOriginalMessage(), 400);
        }
    }

    byte[] write(JsonNode tree) {
        return mapper.writeValueAsBytes(tree);
    }

    private static final class Json {
        static final Encoding ENCODING = new Encoding(JsonMapper.builder()
                .enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build());
    }

    private static final class Cbor {
        static final Encoding ENCODING = new Encoding(CBORMapper.builder()
                .addModule(new SimpleModule().addSerializer(Instant.class, new Tagged()))
                .build());
    }

    private static final class Tagged extends StdSerializer<Instant> {
        private static final int MOMENT = 1;

        Tagged() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant moment, JsonGenerator generator, SerializationContext context) {
            ((CBORGenerator) generator).writeTag(MOMENT);
            generator.writeNumber(moment.toEpochMilli() / 1000.0);
        }
    }
}
