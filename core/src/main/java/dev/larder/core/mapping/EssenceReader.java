package dev.larder.core.mapping;

import dev.larder.core.contract.Contract.Redelivery;
import dev.larder.core.contract.Coverage;
import dev.larder.core.contract.FeedId;
import dev.larder.core.delivery.Landed;
import dev.larder.core.mapping.Essence.Content;
import dev.larder.core.period.DateRange;
import dev.larder.core.period.Period;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads an {@link Essence} value by value: a function that begins to work reads as many as there are deliveries in force, and by reflection each
 * costs three times as much. What is not as it is written is refused.
 */
final class EssenceReader extends StdDeserializer<Essence> {
    EssenceReader() {
        super(Essence.class);
    }

    @Override
    public Essence deserialize(JsonParser json, DeserializationContext context) {
        expect(JsonToken.START_ARRAY, json, context);
        Essence essence = new Essence(
                text(json, context),
                FeedId.parse(text(json, context)),
                text(json, context),
                text(json, context),
                value(Instant.class, json, context),
                number(json, context).getIntValue(),
                optional(Landed.Member.class, json, context),
                optional(Coverage.class, json, context),
                optional(Redelivery.class, json, context),
                optional(DateRange.class, json, context),
                text(json, context),
                periods(json, context));
        json.nextToken();
        expect(JsonToken.END_ARRAY, json, context);
        return essence;
    }

    private static SortedMap<Period, Content> periods(JsonParser json, DeserializationContext context) {
        json.nextToken();
        expect(JsonToken.START_OBJECT, json, context);
        SortedMap<Period, Content> periods = new TreeMap<>();
        for (String period = json.nextName(); period != null; period = json.nextName()) {
            json.nextToken();
            expect(JsonToken.START_ARRAY, json, context);
            long rows = number(json, context).getLongValue();
            periods.put(new Period(period), new Content(rows, text(json, context)));
            json.nextToken();
            expect(JsonToken.END_ARRAY, json, context);
        }
        expect(JsonToken.END_OBJECT, json, context);
        return periods;
    }

    private static String text(JsonParser json, DeserializationContext context) {
        json.nextToken();
        expect(JsonToken.VALUE_STRING, json, context);
        return json.getString();
    }

    private static JsonParser number(JsonParser json, DeserializationContext context) {
        json.nextToken();
        expect(JsonToken.VALUE_NUMBER_INT, json, context);
        return json;
    }

    private static <T> T value(Class<T> type, JsonParser json, DeserializationContext context) {
        json.nextToken();
        return context.readValue(json, type);
    }

    private static <T> @Nullable T optional(Class<T> type, JsonParser json, DeserializationContext context) {
        return json.nextToken() == JsonToken.VALUE_NULL ? null : context.readValue(json, type);
    }

    private static void expect(JsonToken token, JsonParser json, DeserializationContext context) {
        if (json.currentToken() != token) {
            context.reportWrongTokenException(Essence.class, token, "a delivery of the history");
        }
    }
}
