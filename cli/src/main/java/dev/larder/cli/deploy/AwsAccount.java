package dev.larder.cli.deploy;

import dev.larder.core.lake.LakeLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryResponse;
import software.amazon.awssdk.services.iam.model.SummaryKeyType;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AccountLimit;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetParametersByPathResponse;
import software.amazon.awssdk.services.sts.StsClient;

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

    AwsAccount() {
        region = new DefaultAwsRegionProviderChain().getRegion();
    }

    @Override
    public String number() {
        try (StsClient sts = StsClient.builder().httpClient(http).region(region).build()) {
            return sts.getCallerIdentity().account();
        }
    }

    @Override
    public String region() {
        return region.id();
    }

    @Override
    public Map<String, String> parameters(String path) {
        try (SsmClient ssm = SsmClient.builder().httpClient(http).region(region).build()) {
            Map<String, String> found = new TreeMap<>();
            for (GetParametersByPathResponse page :
                    ssm.getParametersByPathPaginator(get -> get.path(path).recursive(true))) {
                page.parameters()
                        .forEach(parameter -> found.put(parameter.name().substring(path.length()), parameter.value()));
            }
            return found;
        }
    }

    @Override
    public List<Limit> limits(Map<String, String> base) {
        List<Limit> limits = new ArrayList<>();
        ifAllowed(() -> databases(base)).ifPresent(limits::add);
        ifAllowed(this::roles).ifPresent(limits::add);
        ifAllowed(this::concurrency).ifPresent(limits::add);
        return limits;
    }

    private Limit databases(Map<String, String> base) {
        try (RedshiftDataClient data =
                RedshiftDataClient.builder().httpClient(http).region(region).build()) {
            int used = (int) data
                    .listDatabasesPaginator(list -> list.workgroupName(base.get("workgroup-name"))
                            .secretArn(base.get("admin-secret-arn"))
                            .database("dev"))
                    .databases()
                    .stream()
                    .count();
            return new Limit("databases of the namespace", used, MOST_DATABASES, 1);
        }
    }

    private Limit roles() {
        try (IamClient iam =
                IamClient.builder().httpClient(http).region(Region.AWS_GLOBAL).build()) {
            GetAccountSummaryResponse summary = iam.getAccountSummary();
            return new Limit(
                    "IAM roles of the account",
                    summary.summaryMap().getOrDefault(SummaryKeyType.ROLES, 0),
                    summary.summaryMap().getOrDefault(SummaryKeyType.ROLES_QUOTA, Integer.MAX_VALUE),
                    ROLES_OF_AN_ENVIRONMENT);
        }
    }

    private Limit concurrency() {
        try (LambdaClient lambda =
                LambdaClient.builder().httpClient(http).region(region).build()) {
            AccountLimit limit = lambda.getAccountSettings().accountLimit();
            int reserved = limit.concurrentExecutions() - limit.unreservedConcurrentExecutions();
            return new Limit(
                    "reserved concurrency of the region's functions",
                    reserved,
                    limit.concurrentExecutions() - ALWAYS_UNRESERVED,
                    RESERVED);
        }
    }

    /** The limit, unless whoever deploys is not allowed to look there: then CloudFormation tells if it is reached. */
    private static Optional<Limit> ifAllowed(Supplier<Limit> look) {
        try {
            return Optional.of(look.get());
        } catch (SdkServiceException denied) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Long> newestRelease(String lakeBucket) {
        try (S3Client s3 = S3Client.builder().httpClient(http).region(region).build()) {
            return s3
                    .listObjectsV2Paginator(list -> list.bucket(lakeBucket).prefix(LakeLayout.releases()))
                    .contents()
                    .stream()
                    .map(release -> LakeLayout.releaseNumber(release.key()))
                    .max(Long::compare);
        } catch (SdkServiceException unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
