// What AWS itself does, in the name of a service or of a role, because a resource of the template says so. The local AWS makes no such
// calls, so nothing records them; each group names the page of AWS that says what is needed.
import { ACCOUNT, REGION, arn } from './template.mjs'

const ROLE_OF_STATE_MACHINE_LOGS = [
  'CreateLogDelivery',
  'GetLogDelivery',
  'UpdateLogDelivery',
  'DeleteLogDelivery',
  'ListLogDeliveries',
  'PutResourcePolicy',
  'DescribeResourcePolicies',
  'DescribeLogGroups',
]

/** Calls of a template: who, action, resource, context. */
export function deeds(template) {
  return [
    ...functions(template),
    ...machines(template),
    ...rules(template),
    ...topics(template),
    ...alarms(template),
    ...logs(template),
    ...namespaces(template),
    ...networks(template),
    ...servers(template),
    ...customResources(template),
    ...suppliers(template),
    ...operators(template),
    ...insecure(template),
  ]
}

const byService = (service, action, resource, context = {}) => ({ service, action, resource, context })
const byRole = (role, action, resource, context = {}) => ({ role, action, resource, context })

/** lambda-intro-execution-role.html; services-xray.html; monitoring-cloudwatchlogs.html */
function functions(template) {
  return template.resources('AWS::Lambda::Function').flatMap(({ id, properties }) => {
    const role = template.resolve(properties.Role)
    const group = template.resolve(properties.LoggingConfig?.LogGroup) ?? `/aws/lambda/${template.named(id)}`
    const stream = arn('logs', `log-group:${group}:log-stream:2026/01/01/[1]0`)
    const traces = properties.TracingConfig?.Mode === 'Active' ? ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'] : []
    return [
      byService('lambda.amazonaws.com', 'sts:AssumeRole', role),
      byRole(role, 'logs:CreateLogStream', stream),
      byRole(role, 'logs:PutLogEvents', stream),
      ...traces.map((action) => byRole(role, action, '*')),
    ]
  })
}

/** step-functions dg: procedure-create-iam-role.html, cw-logs.html, concepts-xray-tracing.html */
function machines(template) {
  return template.resources('AWS::StepFunctions::StateMachine').flatMap(({ properties }) => {
    const role = template.resolve(properties.RoleArn)
    const traces = ['PutTraceSegments', 'PutTelemetryRecords', 'GetSamplingRules', 'GetSamplingTargets']
    return [
      byService('states.amazonaws.com', 'sts:AssumeRole', role),
      ...ROLE_OF_STATE_MACHINE_LOGS.map((action) => byRole(role, `logs:${action}`, '*')),
      ...(properties.TracingConfiguration?.Enabled ? traces.map((action) => byRole(role, `xray:${action}`, '*')) : []),
    ]
  })
}

/** eventbridge ug: eb-use-resource-based.html, eb-rule-dlq.html; sqs dg: sqs-key-management.html (compatibility with AWS services) */
function rules(template) {
  return template.resources('AWS::Events::Rule').flatMap(({ id, properties }) => {
    const source = { 'aws:SourceArn': template.attribute(id, 'Arn'), 'aws:SourceAccount': ACCOUNT }
    return properties.Targets.flatMap((target) => [target.Arn, target.DeadLetterConfig?.Arn])
      .filter((target) => target !== undefined)
      .map((target) => template.resolve(target))
      .filter((target) => target.startsWith('arn:aws:sqs:'))
      .flatMap((queue) => [
        byService('events.amazonaws.com', 'sqs:SendMessage', queue, source),
        ...encrypting('events.amazonaws.com', 'sqs', template, source),
      ])
  })
}

/** eventbridge ug: eb-troubleshooting.html; sns dg: sns-key-management.html, where EventBridge says no source */
function topics(template) {
  return template.resources('AWS::Events::Rule').flatMap(({ properties }) =>
    properties.Targets.map((target) => template.resolve(target.Arn))
      .filter((target) => target.startsWith('arn:aws:sns:'))
      .flatMap((topic) => [
        byService('events.amazonaws.com', 'sns:Publish', topic),
        ...encrypting('events.amazonaws.com', 'sns', template, { 'kms:EncryptionContext:aws:sns:topicArn': topic }),
      ])
  )
}

/** AmazonCloudWatch monitoring: Notify_Users_Alarm_Changes.html; repost.aws/knowledge-center/cloudwatch-receive-sns-for-alarm-trigger */
function alarms(template) {
  return template.resources('AWS::CloudWatch::Alarm').flatMap(({ id, properties }) => {
    const source = { 'aws:SourceArn': arn('cloudwatch', `alarm:${template.named(id)}`), 'aws:SourceAccount': ACCOUNT }
    return (properties.AlarmActions ?? []).flatMap((topic) => [
      byService('cloudwatch.amazonaws.com', 'sns:Publish', template.resolve(topic), source),
      ...encrypting('cloudwatch.amazonaws.com', 'sns', template, source),
    ])
  })
}

/** AmazonCloudWatch logs: encrypt-log-data-kms.html */
function logs(template) {
  return template
    .resources('AWS::Logs::LogGroup')
    .filter(({ properties }) => 'KmsKeyId' in properties)
    .flatMap(({ id, properties }) => {
      const context = { 'kms:EncryptionContext:aws:logs:arn': arn('logs', `log-group:${template.named(id)}`) }
      return ['Encrypt', 'Decrypt', 'ReEncryptFrom', 'ReEncryptTo', 'GenerateDataKey', 'DescribeKey'].map((action) =>
        byService(`logs.${REGION}.amazonaws.com`, `kms:${action}`, template.resolve(properties.KmsKeyId), context)
      )
    })
}

/** redshift mgmt: serverless-iam.html, authorizing-redshift-service-chaining-roles.html */
function namespaces(template) {
  return template.resources('AWS::RedshiftServerless::Namespace').flatMap(({ properties }) =>
    properties.IamRoles.flatMap((role) =>
      ['redshift-serverless.amazonaws.com', 'redshift.amazonaws.com'].map((service) =>
        byService(service, 'sts:AssumeRole', template.resolve(role))
      )
    )
  )
}

/** vpc ug: flow-logs-iam-role.html */
function networks(template) {
  return template.resources('AWS::EC2::FlowLog').flatMap(({ properties }) => {
    const role = template.resolve(properties.DeliverLogsPermissionArn)
    return [
      byService('vpc-flow-logs.amazonaws.com', 'sts:AssumeRole', role, { 'aws:SourceAccount': ACCOUNT }),
      ...writing(role, template.resolve(properties.LogGroupName)),
    ]
  })
}

/** transfer ug: structured-logging.html */
function servers(template) {
  return template.resources('AWS::Transfer::Server').flatMap(({ properties }) => {
    const role = template.resolve(properties.LoggingRole)
    const [group] = properties.StructuredLogDestinations.map((each) => template.resolve(each).split(':log-group:')[1].replace(/:\*$/, ''))
    return [byService('transfer.amazonaws.com', 'sts:AssumeRole', role, { 'aws:SourceAccount': ACCOUNT }), ...writing(role, group)]
  })
}

function writing(role, group) {
  const stream = arn('logs', `log-group:${group}:log-stream:0`)
  return [
    byRole(role, 'logs:CreateLogStream', stream),
    byRole(role, 'logs:PutLogEvents', stream),
    byRole(role, 'logs:DescribeLogStreams', stream),
  ]
}

/** What our own custom resources do when CloudFormation calls them; that the code does no more is for tests of the code. */
function customResources(template) {
  const roleOf = (start) => {
    const found = template.resources('AWS::IAM::Role').filter(({ id }) => id.startsWith(start))
    return found.map(({ id }) => template.attribute(id, 'Arn'))
  }
  const { shared } = template
  return [
    ...roleOf('DatabaseProvider').flatMap((role) => provider(role, shared)),
    ...roleOf('AWSCDKTrigger').flatMap((role) => trigger(template, role)),
    ...roleOf('WarehouseCalls').flatMap((role) => [
      byRole(role, 'redshift-serverless:GetNamespace', arn('redshift-serverless', 'namespace/1a2b3c4d-0000-0000-0000-000000000000')),
      ...['Create', 'Update', 'Delete'].map((verb) => byRole(role, `redshift-serverless:${verb}UsageLimit`, '*')),
    ]),
    ...roleOf('BucketEmptier').flatMap((role) => emptier(template, role)),
  ]
}

/** redshift mgmt: data-api-iam.html; secretsmanager ug: security-encryption.html */
function provider(role, shared) {
  const id = { 'aws:userid': 'AROAEXAMPLE:provider', 'redshift-data:statement-owner-iam-userid': 'AROAEXAMPLE:provider' }
  return [
    byRole(role, 'redshift-data:ExecuteStatement', shared['workgroup-arn']),
    byRole(role, 'redshift-data:DescribeStatement', '*', id),
    byRole(role, 'redshift-data:GetStatementResult', '*', id),
    byRole(role, 'secretsmanager:GetSecretValue', shared['admin-secret-arn']),
    byRole(role, 'kms:Decrypt', shared['kms-key-arn'], { 'kms:ViaService': `secretsmanager.${REGION}.amazonaws.com`, 'kms:CallerAccount': ACCOUNT }),
  ]
}

function trigger(template, role) {
  return template
    .resources('Custom::Trigger')
    .map(({ properties }) => byRole(role, 'lambda:InvokeFunction', template.resolve(properties.HandlerArn)))
}

/** In production it is there, since a stage may be raised, and may do nothing. */
function emptier(template, role) {
  const mustBeDenied = template.name.endsWith('production')
  const emptied = template.resources('Custom::LarderEmptyBucket').map(({ properties }) => `arn:aws:s3:::${template.resolve(properties.Bucket)}`)
  return emptied.flatMap((bucket) => [
    byRole(role, 's3:ListBucketVersions', bucket),
    byRole(role, 's3:ListBucketMultipartUploads', bucket),
    byRole(role, 's3:DeleteObjectVersion', `${bucket}/suppliers/a/b.csv`),
    byRole(role, 's3:AbortMultipartUpload', `${bucket}/suppliers/a/b.csv`),
  ].map((call) => ({ ...call, mustBeDenied })))
}

/** A supplier drops a file and reads its receipts; a neighbour's are denied. */
function suppliers(template) {
  const roles = template.resources('AWS::IAM::Role').filter(({ id }) => id.startsWith('Suppliers'))
  return roles.flatMap(({ id, properties }) => {
    const role = template.attribute(id, 'Arn')
    const trusted = template.resolve(properties.AssumeRolePolicyDocument.Statement[0].Principal.AWS)
    const [drop, , receipts] = properties.Policies[0].PolicyDocument.Statement.map((each) => template.resolve(each.Resource).split('/*')[0])
    const [landing, lake] = [drop, receipts].map((each) => each.split('/')[0])
    const prefix = (of) => ({ 's3:prefix': `${of.split('/').slice(1).join('/')}/x` })
    return [
      { ...byRole(trusted.replace(':root', ':role/any'), 'sts:AssumeRole', role), foreign: true },
      byRole(role, 's3:PutObject', `${drop}/sale/a.csv`),
      byRole(role, 's3:AbortMultipartUpload', `${drop}/sale/a.csv`),
      byRole(role, 's3:ListBucket', landing, prefix(drop)),
      byRole(role, 's3:GetObject', `${receipts}/sale/a.json`),
      byRole(role, 's3:ListBucket', lake, prefix(receipts)),
      ...[
        byRole(role, 's3:PutObject', `${drop}-2/sale/a.csv`),
        byRole(role, 's3:GetObject', `${drop}/sale/a.csv`),
        byRole(role, 's3:ListBucket', lake, { 's3:prefix': 'receipts/' }),
      ].map((call) => ({ ...call, mustBeDenied: true })),
    ]
  })
}

/** A person of the account takes on the operator's role, if the person's own policy lets (iam ug: id_roles_manage-assume.html); one of another account is denied. */
function operators(template) {
  const roles = template.resources('AWS::IAM::Role').filter(({ id }) => id.startsWith('Rolesoperator'))
  return roles.flatMap(({ id }) => {
    const role = template.attribute(id, 'Arn')
    const person = (account) => ({ ...byRole(`arn:aws:iam::${account}:role/ann`, 'sts:AssumeRole', role), foreign: true })
    return [person(ACCOUNT), { ...person('999999999999'), mustBeDenied: true }]
  })
}

/** Without TLS nothing is let pass, whoever asks: these must be denied. */
function insecure(template) {
  const context = { 'aws:SecureTransport': 'false' }
  const owner = `arn:aws:iam::${ACCOUNT}:role/owner`
  return [
    ...template.resources('AWS::S3::Bucket').map(({ id }) => byRole(owner, 's3:ListBucket', template.attribute(id, 'Arn'), context)),
    ...template.resources('AWS::SQS::Queue').map(({ id }) => byRole(owner, 'sqs:SendMessage', template.attribute(id, 'Arn'), context)),
    ...template.resources('AWS::SNS::Topic').map(({ id }) => byRole(owner, 'sns:Publish', template.reference(id), context)),
  ].map((call) => ({ ...call, mustBeDenied: true }))
}

function encrypting(service, via, template, source) {
  return ['kms:Decrypt', 'kms:GenerateDataKey'].map((action) => byService(service, action, template.shared['kms-key-arn'], source))
}
