package dev.standin.aws.states.internal.request;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cuts a list into pages; the token holds the place to continue from and what was asked for, so that it fits no other
 * question.
 */
public final class Page {
    static final int MOST = 1_000;
    private static final int USUAL = 100;

    private Page() {}

    /**
     * The page that the request asks for.
     *
     * @param field of the response that holds the elements
     * @param question everything besides the place that decides the list
     */
    public static <T> ObjectNode of(Request request, String field, String question, Listing<T> listing) {
        int size = request.most("maxResults", USUAL, MOST);
        int from = request.optionalText("nextToken")
                .map(token -> place(token, question))
                .orElse(0);
        List<T> all = listing.elements();
        int to = Math.min(all.size(), from + size);
        ObjectNode response = JsonMapper.shared().createObjectNode();
        ArrayNode page = response.putArray(field);
        all.subList(Math.min(from, to), to)
                .forEach(element -> page.add(listing.shape().apply(element)));
        if (to < all.size()) {
            response.put("nextToken", token(to, question));
        }
        return response;
    }

    public record Listing<T>(List<T> elements, Function<T, JsonNode> shape) {}

    private static String token(int place, String question) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((place + " " + question.hashCode()).getBytes(StandardCharsets.UTF_8));
    }

    private static int place(String token, String question) {
        Optional<Integer> place = decoded(token)
                .map(text -> text.split(" "))
                .filter(parts ->
                        parts.length == 2 && parts[0].matches("\\d{1,9}") && parts[1].equals("" + question.hashCode()))
                .map(parts -> Integer.valueOf(parts[0]));
        return place.orElseThrow(
                () -> Failures.of("InvalidToken", "Invalid Token: '" + token + "' belongs to no such list."));
    }

    private static Optional<String> decoded(String token) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
