package dev.larder.cli.deploy;

import dev.larder.cli.terminal.CommandFailure;
import dev.larder.core.lake.LakeLayout;
import dev.larder.core.lake.ReleaseLayout;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryResponse;
import software.amazon.awssdk.services.iam.model.SummaryKeyType;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AccountLimit;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathResponse;
import software.amazon.awssdk.services.sts.StsClient;
import tools.jackson.databind.json.JsonMapper;

/** The account that the SDK's usual credentials, profile, region and endpoint lead to. Not thread-safe. */
final class AwsAccount implements Account {
    /** The most databases of a namespace: docs.aws.amazon.com/redshift/latest/mgmt/serverless-quotas.html. */
    private static final int MOST_DATABASES = 100;

    private static final int ROLES_OF_AN_ENVIRONMENT = 16;
    /** What start-run and reconcile-landing reserve; Lambda keeps 100 unreserved. */
    private static final int RESERVED = 2;

    private static final int ALWAYS_UNRESERVED = 100;

    private final SdkHttpClient http = Apache5HttpClient.create();
    private final Region region;

    /**
     * Asks nothing yet.
     *
     * @throws CommandFailure if nothing says which region is meant
     */
    AwsAccount() {
        try {
            region = new DefaultAwsRegionProviderChain().getRegion();
        } catch (SdkClientException nowhere) {
            http.close();
            throw CommandFailure.usage(
                            "which AWS region? Neither AWS_REGION nor the profile says so",
                            "set AWS_REGION, for example to eu-central-1, or AWS_PROFILE to a profile that has a"
                                    + " region")
                    .because(nowhere);
        }
    }

    /** A call that needs credentials and a connection; the SDK's own sentence about a lack of them names its classes. */
    private static <T> T asked(Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkClientException unreached) {
            throw CommandFailure.usage(
                            "AWS did not get the question: there are no credentials, or no connection",
                            "aws sts get-caller-identity says whether the AWS CLI reaches it with the same settings;"
                                    + " sign in, or set AWS_PROFILE")
                    .because(unreached);
        }
    }

    @Override
    public String number() {
        try (StsClient sts = StsClient.builder().httpClient(http).region(region).build()) {
            return asked(() -> sts.getCallerIdentity().account());
        }
    }

    @Override
    public String region() {
        return region.id();
    }

    @Override
    public Map<String, String> parameters(String path) {
        try (SsmClient ssm = SsmClient.builder().httpClient(http).region(region).build()) {
            return asked(() -> {
                Map<String, String> found = new TreeMap<>();
                for (GetParametersByPathResponse page :
                        ssm.getParametersByPathPaginator(get -> get.path(path).recursive(true))) {
                    page.parameters()
                            .forEach(parameter ->
                                    found.put(parameter.name().substring(path.length()), parameter.value()));
                }
                return found;
            });
        }
    }

    @Override
    public List<Limit> limits(Map<String, String> base) {
        return List.of(
                looked("databases of the namespace", () -> databases(base)),
                looked("IAM roles of the account", this::roles),
                looked("reserved concurrency of the region's functions", this::concurrency));
    }

    private Count databases(Map<String, String> base) {
        try (RedshiftDataClient data =
                RedshiftDataClient.builder().httpClient(http).region(region).build()) {
            int used = (int) data
                    .listDatabasesPaginator(list -> list.workgroupName(base.get("workgroup-name"))
                            .secretArn(base.get("admin-secret-arn"))
                            .database("dev"))
                    .databases()
                    .stream()
                    .count();
            return new Count(used, MOST_DATABASES, 1);
        }
    }

    private Count roles() {
        try (IamClient iam =
                IamClient.builder().httpClient(http).region(Region.AWS_GLOBAL).build()) {
            GetAccountSummaryResponse summary = iam.getAccountSummary();
            return new Count(
                    summary.summaryMap().getOrDefault(SummaryKeyType.ROLES, 0),
                    summary.summaryMap().getOrDefault(SummaryKeyType.ROLES_QUOTA, Integer.MAX_VALUE),
                    ROLES_OF_AN_ENVIRONMENT);
        }
    }

    private Count concurrency() {
        try (LambdaClient lambda =
                LambdaClient.builder().httpClient(http).region(region).build()) {
            AccountLimit limit = lambda.getAccountSettings().accountLimit();
            int reserved = limit.concurrentExecutions() - limit.unreservedConcurrentExecutions();
            return new Count(reserved, limit.concurrentExecutions() - ALWAYS_UNRESERVED, RESERVED);
        }
    }

    /** Whoever deploys may not be allowed to look everywhere: then CloudFormation tells if a limit is reached. */
    private static Limit looked(String name, Supplier<Count> look) {
        try {
            Count count = look.get();
            return new Limit.Known(name, count.used(), count.most(), count.needed());
        } catch (AwsServiceException refused) {
            @Nullable
            String code = refused.awsErrorDetails() == null
                    ? null
                    : refused.awsErrorDetails().errorCode();
            return new Limit.Unseen(name, code == null ? "HTTP " + refused.statusCode() : code);
        }
    }

    private record Count(int used, int most, int needed) {}

    @Override
    public Optional<Long> newestRelease(String lakeBucket) {
        try (S3Client s3 = S3Client.builder().httpClient(http).region(region).build()) {
            return s3
                    .listObjectsV2Paginator(list -> list.bucket(lakeBucket).prefix(LakeLayout.releases()))
                    .contents()
                    .stream()
                    .map(release -> release.key())
                    .filter(ReleaseLayout::isRecord)
                    .map(LakeLayout::releaseNumber)
                    .max(Long::compare)
                    .or(() -> Optional.of(0L));
        } catch (AwsServiceException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Boolean> hasBucket(String name) {
        try (S3Client s3 = S3Client.builder().httpClient(http).region(region).build()) {
            s3.headBucket(head -> head.bucket(name));
            return Optional.of(true);
        } catch (NoSuchBucketException none) {
            return Optional.of(false);
        } catch (AwsServiceException unseen) {
            return Optional.empty();
        }
    }

    @Override
    public String invoke(String function, String payload) {
        try (LambdaClient lambda =
                LambdaClient.builder().httpClient(http).region(region).build()) {
            InvokeResponse answer = asked(
                    () -> lambda.invoke(call -> call.functionName(function).payload(SdkBytes.fromUtf8String(payload))));
            String said = answer.payload().asUtf8String();
            if (answer.functionError() != null) {
                throw CommandFailure.infrastructure(
                        JsonMapper.shared().readTree(said).path("errorMessage").asString(said), null);
            }
            return said;
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
