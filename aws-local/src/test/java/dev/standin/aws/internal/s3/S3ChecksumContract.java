package dev.standin.aws.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;

/** Checksums and digests. */
interface S3ChecksumContract extends S3UnderTest {
    @ParameterizedTest
    @EnumSource(names = {"CRC32", "CRC32_C", "SHA1", "SHA256", "CRC64_NVME"})
    default void a_wrong_checksum_is_refused_and_nothing_is_written(ChecksumAlgorithm algorithm) {
        String wrong = switch (algorithm) {
            case SHA1 -> "AAAAAAAAAAAAAAAAAAAAAAAAAAA=";
            case SHA256 -> "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
            case CRC64_NVME -> "AAAAAAAAAAA=";
            default -> "AAAAAA==";
        };
        assertFails(
                400,
                "BadDigest",
                () -> s3().putObject(
                                request -> {
                                    request.bucket(bucket()).key("k");
                                    switch (algorithm) {
                                        case SHA1 -> request.checksumSHA1(wrong);
                                        case SHA256 -> request.checksumSHA256(wrong);
                                        case CRC64_NVME -> request.checksumCRC64NVME(wrong);
                                        case CRC32_C -> request.checksumCRC32C(wrong);
                                        default -> request.checksumCRC32(wrong);
                                    }
                                },
                                RequestBody.fromString("123456789")));
        assertThat(listVersions().versions()).isEmpty();
    }

    @Test
    default void right_checksums_are_kept_and_given_back() {
        // The check value of CRC-64/NVME for these nine digits is ae8b14860a799888.
        s3().putObject(
                        request -> request.bucket(bucket()).key("k").checksumCRC64NVME("rosUhgp5mIg="),
                        RequestBody.fromString("123456789"));
        assertThat(s3().headObject(request -> request.bucket(bucket()).key("k").checksumMode(ChecksumMode.ENABLED))
                        .checksumCRC64NVME())
                .isEqualTo("rosUhgp5mIg=");
        s3().putObject(
                        request -> request.bucket(bucket()).key("c").checksumAlgorithm(ChecksumAlgorithm.CRC32_C),
                        RequestBody.fromString("123456789"));
        assertThat(s3().headObject(request -> request.bucket(bucket()).key("c").checksumMode(ChecksumMode.ENABLED))
                        .checksumCRC32C())
                .isEqualTo("4waSgw==");
    }

    @Test
    default void a_wrong_md5_is_refused() {
        assertFails(
                400,
                "BadDigest",
                () -> s3().putObject(
                                request -> request.bucket(bucket()).key("k").contentMD5("1B2M2Y8AsgTpgAmY7PhCfg=="),
                                RequestBody.fromString("not empty")));
    }
}
