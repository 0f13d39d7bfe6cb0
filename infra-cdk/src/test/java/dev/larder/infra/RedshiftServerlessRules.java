package dev.larder.infra;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a Redshift Serverless warehouse must be; no rule pack knows {@code AWS::RedshiftServerless::*}. */
final class RedshiftServerlessRules {
    private static final Map<String, Predicate<JsonNode>> RULES = new LinkedHashMap<>();

    static {
        RULES.put(
                "a namespace is encrypted with a key of ours",
                template -> each(template, "Namespace").allMatch(namespace -> namespace.has("KmsKeyId")));
        RULES.put(
                "the admin's password is a secret that AWS manages",
                template -> each(template, "Namespace")
                        .allMatch(namespace ->
                                namespace.path("ManageAdminPassword").asBoolean()
                                        && !namespace.has("AdminUserPassword")));
        RULES.put(
                "the admin's secret is encrypted with a key of ours",
                template -> each(template, "Namespace")
                        .allMatch(namespace -> namespace.has("AdminPasswordSecretKmsKeyId")));
        RULES.put(
                "a namespace exports its three logs",
                template -> each(template, "Namespace")
                        .allMatch(namespace -> namespace.path("LogExports").size() == 3));
        RULES.put("each exported log has a group that forgets", RedshiftServerlessRules::groupsForget);
        RULES.put(
                "no workgroup is public",
                template -> each(template, "Workgroup")
                        .allMatch(group -> group.has("PubliclyAccessible")
                                && !group.path("PubliclyAccessible").asBoolean()));
        RULES.put(
                "a workgroup reads S3 through its network",
                template -> each(template, "Workgroup")
                        .allMatch(group -> group.path("EnhancedVpcRouting").asBoolean()));
        RULES.put(
                "a workgroup has three subnets",
                template -> each(template, "Workgroup")
                        .allMatch(group -> group.path("SubnetIds").size() >= 3));
        RULES.put(
                "a workgroup lets nobody in without TLS",
                template -> each(template, "Workgroup")
                        .allMatch(group -> parameter(group, "require_ssl").equals("true")));
        RULES.put(
                "a workgroup stops what runs for ever",
                template -> each(template, "Workgroup")
                        .allMatch(group ->
                                !parameter(group, "max_query_execution_time").isEmpty()));
        RULES.put(
                "a workgroup grows to a limit",
                template -> each(template, "Workgroup").allMatch(group -> group.has("MaxCapacity")));
        RULES.put("a workgroup has a usage limit that stops it", RedshiftServerlessRules::limited);
    }

    private RedshiftServerlessRules() {}

    /** The rules' names. */
    static List<String> names() {
        return List.copyOf(RULES.keySet());
    }

    /** The rules that a template breaks. */
    static List<String> broken(JsonNode template) {
        List<String> broken = new ArrayList<>();
        RULES.forEach((name, rule) -> {
            if (!rule.test(template)) {
                broken.add(name);
            }
        });
        return broken;
    }

    private static Stream<JsonNode> each(JsonNode template, String type) {
        return resources(template, "AWS::RedshiftServerless::" + type);
    }

    private static Stream<JsonNode> resources(JsonNode template, String type) {
        return template.path("Resources")
                .valueStream()
                .filter(resource -> resource.path("Type").asString().equals(type))
                .map(resource -> resource.path("Properties"));
    }

    private static boolean groupsForget(JsonNode template) {
        return each(template, "Namespace")
                .allMatch(namespace -> namespace
                        .path("LogExports")
                        .valueStream()
                        .allMatch(log -> resources(template, "AWS::Logs::LogGroup")
                                .filter(group -> group.has("RetentionInDays"))
                                .anyMatch(group -> group.path("LogGroupName")
                                        .asString()
                                        .equals("/aws/redshift/"
                                                + namespace
                                                        .path("NamespaceName")
                                                        .asString() + "/" + log.asString()))));
    }

    private static boolean limited(JsonNode template) {
        long limits = resources(template, "Custom::UsageLimit")
                .filter(limit -> limit.path("Create").toString().contains("deactivate"))
                .count();
        return limits >= each(template, "Workgroup").count();
    }

    private static String parameter(JsonNode workgroup, String key) {
        return workgroup
                .path("ConfigParameters")
                .valueStream()
                .filter(parameter -> parameter.path("ParameterKey").asString().equals(key))
                .map(parameter -> parameter.path("ParameterValue").asString())
                .findFirst()
                .orElse("");
    }
}
