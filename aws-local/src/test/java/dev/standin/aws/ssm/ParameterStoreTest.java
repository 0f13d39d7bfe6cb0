package dev.standin.aws.ssm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.standin.aws.AccessDenied;
import dev.standin.aws.Caller;
import dev.standin.aws.Callers;
import dev.standin.aws.Permission;
import dev.standin.aws.StateFolder;
import dev.standin.aws.internal.json.ServiceFailure;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ParameterStoreTest {
    private final Callers callers = new Callers();

    @TempDir
    private Path folder;

    private StateFolder state;
    private ParameterStore store;

    @BeforeEach
    void open() {
        state = StateFolder.open(folder);
        store = new ParameterStore(state, InstantSource.system());
    }

    @AfterEach
    void close() {
        store.close();
        state.close();
    }

    @Test
    void a_parameter_is_there_with_its_version_when_the_store_is_opened_again() {
        put("/shop/currency", "EUR");
        call("PutParameter", "{\"Name\":\"/shop/currency\",\"Value\":\"CHF\",\"Overwrite\":true}");
        close();
        open();
        JsonNode parameter =
                call("GetParameter", "{\"Name\":\"/shop/currency\"}").path("Parameter");
        assertThat(parameter.path("Value").asString()).isEqualTo("CHF");
        assertThat(parameter.path("Version").asInt()).isEqualTo(2);
        assertThat(parameter.path("ARN").asString())
                .isEqualTo("arn:aws:ssm:us-east-1:000000000000:parameter/shop/currency");
    }

    @Test
    void a_value_is_overwritten_only_on_demand_and_what_was_deleted_is_not_found() {
        put("/a", "1");
        assertFails("ParameterAlreadyExists", "PutParameter", "{\"Name\":\"/a\",\"Type\":\"String\",\"Value\":\"2\"}");
        call("DeleteParameter", "{\"Name\":\"/a\"}");
        close();
        open();
        assertFails("ParameterNotFound", "GetParameter", "{\"Name\":\"/a\"}");
        assertFails("ParameterNotFound", "DeleteParameter", "{\"Name\":\"/a\"}");
    }

    @Test
    void a_path_has_pages_of_what_lies_directly_in_it_or_of_all_below() {
        List.of("/e/a", "/e/b", "/e/c/d", "/ef/x").forEach(name -> put(name, "v"));
        assertThat(names("{\"Path\":\"/e\"}")).containsExactly("/e/a", "/e/b");
        assertThat(names("{\"Path\":\"/e/\",\"Recursive\":true}")).containsExactly("/e/a", "/e/b", "/e/c/d");
        JsonNode first = call("GetParametersByPath", "{\"Path\":\"/e\",\"MaxResults\":1}");
        assertThat(first.path("NextToken").asString()).isEqualTo("/e/a");
        assertThat(names("{\"Path\":\"/e\",\"MaxResults\":1,\"NextToken\":\"/e/a\"}"))
                .containsExactly("/e/b");
    }

    @Test
    void several_are_told_apart_into_those_that_are_there_and_those_that_are_not() {
        put("/a", "1");
        JsonNode both = call("GetParameters", "{\"Names\":[\"/a\",\"/b\"]}");
        assertThat(both.path("Parameters").get(0).path("Value").asString()).isEqualTo("1");
        assertThat(both.path("InvalidParameters").get(0).asString()).isEqualTo("/b");
    }

    @Test
    void a_stack_sets_what_differs_and_nothing_else() {
        store.set("/a", "1");
        store.set("/a", "1");
        assertThat(call("GetParameter", "{\"Name\":\"/a\"}")
                        .path("Parameter")
                        .path("Version")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void what_is_not_granted_or_not_known_is_refused() {
        Caller reader = callers.role(
                "reader",
                List.of(new Permission("ssm:GetParameter", "arn:aws:ssm:us-east-1:000000000000:parameter/own/*")));
        put("/other/x", "1");
        assertThatThrownBy(() -> store.call(reader, "GetParameter", json("{\"Name\":\"/other/x\"}")))
                .isInstanceOf(AccessDenied.class)
                .hasMessageContaining(
                        "ssm:GetParameter on resource: \"arn:aws:ssm:us-east-1:000000000000:parameter/other/x\"");
        assertFails(
                "ValidationException", "PutParameter", "{\"Name\":\"/s\",\"Type\":\"SecureString\",\"Value\":\"x\"}");
        assertFails("ValidationException", "PutParameter", "{\"Name\":\"a/b\",\"Type\":\"String\",\"Value\":\"x\"}");
        assertFails("ValidationException", "GetParameter", "{\"Name\":\"/a\",\"Colour\":1}");
        assertFails("UnknownOperationException", "LabelParameterVersion", "{}");
    }

    private List<String> names(String request) {
        return call("GetParametersByPath", request)
                .path("Parameters")
                .valueStream()
                .map(each -> each.path("Name").asString())
                .toList();
    }

    private void put(String name, String value) {
        call("PutParameter", "{\"Name\":\"%s\",\"Type\":\"String\",\"Value\":\"%s\"}".formatted(name, value));
    }

    private void assertFails(String code, String operation, String request) {
        assertThatThrownBy(() -> call(operation, request))
                .isInstanceOfSatisfying(
                        ServiceFailure.class,
                        failed -> assertThat(failed.code()).isEqualTo(code));
    }

    private JsonNode call(String operation, String request) {
        return store.call(callers.owner(), operation, json(request));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
