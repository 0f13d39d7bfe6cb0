// A synthesised template with its references resolved for one account, and the policies that are in it.
import { readFileSync } from 'node:fs'

export const ACCOUNT = '123456789012'
export const REGION = 'eu-central-1'
export const CODE = 'euc1'

const PSEUDO = { 'AWS::AccountId': ACCOUNT, 'AWS::Region': REGION, 'AWS::Partition': 'aws', 'AWS::URLSuffix': 'amazonaws.com' }
const NAMES = ['RoleName', 'QueueName', 'FunctionName', 'TopicName', 'BucketName', 'LogGroupName', 'AlarmName', 'Name', 'StateMachineName']

export class Template {
  /** @param shared what the parameters of Systems Manager say, by the end of their names */
  constructor(name, file, shared) {
    this.name = name
    this.body = JSON.parse(readFileSync(file, 'utf8'))
    this.shared = shared
  }

  resources(...types) {
    return Object.entries(this.body.Resources)
      .filter(([, resource]) => types.includes(resource.Type))
      .map(([id, resource]) => ({ id, type: resource.Type, properties: resource.Properties ?? {} }))
  }

  /** The value with references replaced by texts, as CloudFormation does. */
  resolve(value) {
    if (Array.isArray(value)) return value.map((each) => this.resolve(each))
    if (value === null || typeof value !== 'object') return value
    if ('Ref' in value) return this.reference(value.Ref)
    if ('Fn::Join' in value) return this.resolve(value['Fn::Join'][1]).join(value['Fn::Join'][0])
    if ('Fn::GetAtt' in value) return this.attribute(...value['Fn::GetAtt'])
    if ('Fn::Sub' in value) return value['Fn::Sub'].replace(/\$\{([^}!]+)}/g, (_, name) => this.reference(name))
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, this.resolve(each)]))
  }

  reference(name) {
    if (name in PSEUDO) return PSEUDO[name]
    const parameter = this.body.Parameters?.[name]
    if (parameter !== undefined) return this.parameter(parameter.Default)
    const resource = this.body.Resources[name]
    const own = this.named(name)
    if (resource.Type === 'AWS::SNS::Topic') return arn('sns', own)
    return resource.Type === 'AWS::Lambda::Version' ? arn('lambda', `function:${own}:1`) : own
  }

  parameter(path) {
    const what = path.split('/').at(-1)
    if (!(what in this.shared)) throw new Error(`${this.name}: nobody says what ${path} is`)
    return this.shared[what]
  }

  /** The name that we chose, or one as CloudFormation makes it. */
  named(id) {
    const { Properties = {} } = this.body.Resources[id]
    const property = NAMES.find((name) => name in Properties)
    return property === undefined ? `${this.name}-${id}-1A2B3C4D5E6F` : this.resolve(Properties[property])
  }

  attribute(id, attribute) {
    const resource = this.body.Resources[id]
    const name = this.named(id)
    switch (resource.Type) {
      case 'AWS::IAM::Role':
        return `arn:aws:iam::${ACCOUNT}:role/${name}`
      case 'AWS::S3::Bucket':
        return `arn:aws:s3:::${name}`
      case 'AWS::SQS::Queue':
        return arn('sqs', name)
      case 'AWS::Lambda::Function':
        return arn('lambda', `function:${name}`)
      case 'AWS::Logs::LogGroup':
        return arn('logs', `log-group:${name}:*`)
      case 'AWS::Events::Rule':
        return arn('events', `rule/${name}`)
      case 'AWS::KMS::Key':
        return this.shared['kms-key-arn']
      default:
        if (attribute === 'Workgroup.WorkgroupArn') return this.shared['workgroup-arn']
        if (attribute === 'Namespace.NamespaceArn') return arn('redshift-serverless', 'namespace/1a2b3c4d-0000-0000-0000-000000000000')
        if (attribute === 'namespace.adminPasswordSecretArn') return this.shared['admin-secret-arn']
        return `${id}.${attribute}`
    }
  }

  /** Every policy of the template: what it is of, its statements, and what they belong to when a call is decided. */
  policies() {
    const all = []
    const add = (kind, holder, document) =>
      all.push({ template: this.name, kind, holder, document: { Version: '2012-10-17', Statement: statements(this.resolve(document)) } })
    for (const { id, properties } of this.resources('AWS::IAM::Role')) {
      const role = this.attribute(id, 'Arn')
      add('trust', role, properties.AssumeRolePolicyDocument)
      for (const policy of properties.Policies ?? []) add('identity', role, policy.PolicyDocument)
    }
    for (const { properties } of this.resources('AWS::S3::BucketPolicy')) {
      add('bucket', `arn:aws:s3:::${this.resolve(properties.Bucket)}`, properties.PolicyDocument)
    }
    for (const { properties } of this.resources('AWS::SQS::QueuePolicy')) {
      for (const queue of properties.Queues) add('queue', arn('sqs', this.resolve(queue)), properties.PolicyDocument)
    }
    for (const { properties } of this.resources('AWS::SNS::TopicPolicy')) {
      for (const topic of properties.Topics) add('topic', this.resolve(topic), properties.PolicyDocument)
    }
    for (const { properties } of this.resources('AWS::KMS::Key')) add('key', this.shared['kms-key-arn'], properties.KeyPolicy)
    return all
  }
}

export function arn(service, resource) {
  return `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`
}

function statements(document) {
  return Array.isArray(document.Statement) ? document.Statement : [document.Statement]
}
