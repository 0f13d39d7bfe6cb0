package dev.larder.infra.base;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.ec2.CfnRouteTable;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.CfnSubnet;
import software.amazon.awscdk.services.ec2.CfnSubnetRouteTableAssociation;
import software.amazon.awscdk.services.ec2.CfnVPC;
import software.amazon.awscdk.services.ec2.CfnVPCEndpoint;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * A network with nothing in it but the warehouse: three subnets of 1,019 addresses in three zones, no way out but to S3 through a gateway
 * endpoint, which costs nothing and lets through this account's buckets only.
 */
final class Network extends Construct {
    private static final int ZONES = 3;
    private static final String HTTPS = "HTTPS: the only route is the one to S3";

    private final CfnVPC vpc;
    private final List<String> subnets;
    private final String securityGroup;

    Network(Construct scope, BaseInputs inputs, Key key) {
        super(scope, "Network");
        String name = inputs.parameters().resources();
        vpc = CfnVPC.Builder.create(this, "Vpc")
                .cidrBlock("10.64.0.0/20")
                .enableDnsHostnames(true)
                .enableDnsSupport(true)
                .tags(List.of(tag(name)))
                .build();
        CfnRouteTable routes = CfnRouteTable.Builder.create(this, "Routes")
                .vpcId(vpc.getAttrVpcId())
                .tags(List.of(tag(name)))
                .build();
        subnets = IntStream.range(0, ZONES)
                .mapToObj(zone -> subnet(name, zone, routes))
                .toList();
        securityGroup = securityGroup(name, inputs.clients());
        CfnVPCEndpoint.Builder.create(this, "S3")
                .vpcId(vpc.getAttrVpcId())
                .serviceName("com.amazonaws." + Aws.REGION + ".s3")
                .vpcEndpointType("Gateway")
                .routeTableIds(List.of(routes.getAttrRouteTableId()))
                .policyDocument(ownBucketsOnly())
                .build();
        new FlowLog(this, inputs, key, vpc);
    }

    List<String> subnets() {
        return subnets;
    }

    String securityGroup() {
        return securityGroup;
    }

    private String subnet(String name, int zone, CfnRouteTable routes) {
        CfnSubnet subnet = CfnSubnet.Builder.create(this, "Subnet" + zone)
                .vpcId(vpc.getAttrVpcId())
                .availabilityZone(Fn.select(zone, Fn.getAzs()))
                .cidrBlock("10.64.%d.0/22".formatted(4 * zone))
                .mapPublicIpOnLaunch(false)
                .tags(List.of(tag(name + "-" + zone)))
                .build();
        CfnSubnetRouteTableAssociation.Builder.create(this, "Subnet" + zone + "Routes")
                .subnetId(subnet.getAttrSubnetId())
                .routeTableId(routes.getAttrRouteTableId())
                .build();
        return subnet.getAttrSubnetId();
    }

    private String securityGroup(String name, List<String> clients) {
        List<Object> ingress = new ArrayList<>();
        for (String client : clients) {
            ingress.add(CfnSecurityGroup.IngressProperty.builder()
                    .ipProtocol("tcp")
                    .fromPort(5439)
                    .toPort(5439)
                    .cidrIp(client)
                    .description("BI tools")
                    .build());
        }
        return CfnSecurityGroup.Builder.create(this, "Warehouse")
                .groupDescription("The warehouse of " + name)
                .vpcId(vpc.getAttrVpcId())
                .securityGroupIngress(ingress)
                .securityGroupEgress(List.of(CfnSecurityGroup.EgressProperty.builder()
                        .ipProtocol("tcp")
                        .fromPort(443)
                        .toPort(443)
                        .cidrIp("0.0.0.0/0")
                        .description(HTTPS)
                        .build()))
                .tags(List.of(tag(name)))
                .build()
                .getAttrGroupId();
    }

    private static Map<String, Object> ownBucketsOnly() {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Sid", "BucketsOfThisAccount");
        statement.put("Effect", "Allow");
        statement.put("Principal", Map.of("AWS", "*"));
        statement.put(
                "Action", List.of("s3:GetObject", "s3:GetObjectVersion", "s3:ListBucket", "s3:GetBucketLocation"));
        statement.put(
                "Resource",
                List.of(
                        "arn:%s:s3:::larder-*".formatted(Aws.PARTITION),
                        "arn:%s:s3:::larder-*/*".formatted(Aws.PARTITION)));
        statement.put("Condition", Map.of("StringEquals", Map.of("aws:ResourceAccount", Aws.ACCOUNT_ID)));
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("Version", "2012-10-17");
        policy.put("Statement", List.of(statement));
        return policy;
    }

    private static CfnTag tag(String name) {
        return CfnTag.builder().key("Name").value(name).build();
    }
}
