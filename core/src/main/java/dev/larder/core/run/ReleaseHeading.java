package dev.larder.core.run;

import dev.larder.core.format.Format;
import dev.larder.core.format.UnknownFormat;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands at the head of a release's record, before all that is in force.
 *
 * @param run name of the execution that published it; empty for release 0
 * @param planHash empty for release 0
 */
public record ReleaseHeading(int number, String run, String planHash) {
    private static final String NUMBER = "number";
    private static final String RUN = "run";
    private static final String PLAN = "planHash";
    private static final Set<String> NEEDED = Set.of(NUMBER, RUN, PLAN);

    /**
     * Reads as much of a record as it needs.
     *
     * @param where the record, to begin a sentence with
     * @throws UnknownFormat if a later version of Larder wrote it
     */
    public static ReleaseHeading of(String where, byte[] record) {
        Map<String, String> said = new HashMap<>();
        try (JsonParser json = JsonMapper.shared().createParser(record)) {
            json.nextToken();
            for (String name = json.nextName();
                    name != null && !said.keySet().containsAll(NEEDED);
                    name = json.nextName()) {
                json.nextToken();
                if (json.currentToken().isScalarValue()) {
                    said.put(name, json.getString());
                } else if (!name.equals("changed")) {
                    // Of a difference it stands in what is changed.
                    json.skipChildren();
                }
            }
        }
        Format.RELEASE.require(
                where, Format.number(said.getOrDefault(Format.NUMBER, "")), said.getOrDefault(Format.SINCE, ""));
        return new ReleaseHeading(
                Integer.parseInt(said(NUMBER, said, where)), said(RUN, said, where), said(PLAN, said, where));
    }

    private static String said(String name, Map<String, String> said, String where) {
        String value = said.get(name);
        if (value == null) {
            throw new IllegalStateException(where + ": expected a release, found no " + name);
        }
        return value;
    }
}
