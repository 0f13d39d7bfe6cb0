// Asks a foreign simulator of IAM whether the policies of the golden templates allow every call that was recorded locally (calls.json) and
// every one that AWS makes in their name (deeds.mjs), and whether each statement is needed: without it something else comes out.
// Exit code 1 if a call is denied, a statement is not needed and unproven.json has no reason, or a reason there is of no use.
//
// usage: node simulate.mjs [FOLDER OF TEMPLATES]
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runSimulation } from '@cloud-copilot/iam-simulate'
import { deeds } from './deeds.mjs'
import { ACCOUNT, CODE, REGION, Template, arn } from './template.mjs'

const HERE = dirname(fileURLToPath(import.meta.url))
const GOLDEN = process.argv[2] ?? join(HERE, '../src/test/resources/golden')
const IMPLIED = JSON.parse(readFileSync(join(HERE, '../../aws-local/src/main/resources/dev/standin/aws/iam/implied-actions.json'), 'utf8'))
const RECORDED = JSON.parse(readFileSync(join(HERE, 'calls.json'), 'utf8'))
const REASONS = JSON.parse(readFileSync(join(HERE, 'unproven.json'), 'utf8'))
const ENVIRONMENT = 'feature-x-217d2b'

const used = new Set()
let wrong = 0
for (const [base, environment] of [
  ['base', 'environment-dev'],
  ['base-production', 'environment-production'],
]) {
  wrong += await judge(base, environment)
}
for (const { statement } of REASONS.filter((reason) => !used.has(reason))) {
  console.log(`unproven.json gives a reason for ${statement}, of which there is none, or which is proved: take it out`)
  wrong++
}
process.exit(wrong === 0 ? 0 : 1)

async function judge(base, environment) {
  const stack = base === 'base' ? 'larder-base' : 'larder-base-production'
  const shared = {
    'workgroup-name': stack,
    'workgroup-arn': arn('redshift-serverless', 'workgroup/1a2b3c4d-0000-0000-0000-000000000001'),
    'namespace-role-arn': `arn:aws:iam::${ACCOUNT}:role/${stack}-${CODE}-namespace`,
    'admin-secret-arn': arn('secretsmanager', 'secret:redshift!larder-base-AbCdEf'),
    'kms-key-arn': arn('kms', 'key/1a2b3c4d-0000-0000-0000-000000000002'),
    'alarm-topic-arn': arn('sns', `${stack}-alarms`),
    'database-provider-arn': arn('lambda', `function:${stack}-database-provider`),
    version: '1',
  }
  const templates = [base, environment].map((name) => new Template(name, join(GOLDEN, `${name}.json`), shared))
  const policies = templates.flatMap((template) => template.policies())
  const own = [...RECORDED.flatMap((call) => located(call, templates, shared, stack)), ...templates.flatMap(deeds)]
  const calls = [...own, ...own.flatMap((call) => encrypted(call, shared))]
  const before = await decisions(calls, policies)
  const denied = calls.filter((call, i) => before[i].allowed === (call.mustBeDenied ?? false))
  console.log(`${base} and ${environment}: ${calls.length} calls, ${denied.length} not as they must be`)
  denied.forEach((call) => console.log(`  ${call.mustBeDenied ? 'allowed' : 'denied'}: ${described(call)}: ${before[calls.indexOf(call)].why}`))
  return denied.length + (await needless(calls, before, policies, templates))
}

/** Takes each statement away and looks whether any call comes out otherwise. */
async function needless(calls, before, policies, templates) {
  let needed = 0
  let reasoned = 0
  const missing = []
  for (const policy of policies) {
    for (const statement of policy.document.Statement) {
      const less = { ...policy, document: { ...policy.document, Statement: policy.document.Statement.filter((each) => each !== statement) } }
      const others = policies.map((each) => (each === policy ? less : each))
      const touched = calls.filter((call) => concerns(policy, call))
      const after = await decisions(touched, others)
      if (touched.some((call, i) => after[i].allowed !== before[calls.indexOf(call)].allowed)) needed++
      else {
        const name = statementName(policy, statement)
        const reason = REASONS.find((each) => new RegExp(`^${each.statement}$`).test(name))
        if (reason === undefined) missing.push(name)
        else {
          used.add(reason)
          reasoned++
        }
      }
    }
  }
  console.log(`  statements without which something comes out otherwise: ${needed} of ${needed + reasoned + missing.length}, ${reasoned} unproven with a reason`)
  missing.forEach((name) => console.log(`  not needed by any call: ${name}`))
  return missing.length
}

function concerns(policy, call) {
  return policy.kind === 'identity' ? policy.holder === call.role : policy.holder === holder(call) && kindOf(call) === policy.kind
}

async function decisions(calls, policies) {
  const all = []
  for (const call of calls) all.push(await decide(call, policies))
  return all
}

async function decide(call, policies) {
  const identity = policies.filter((policy) => policy.kind === 'identity' && policy.holder === call.role)
  const resource = policies.find((policy) => policy.kind === kindOf(call) && policy.holder === holder(call))
  // Nobody is let in where nobody is named: a trust policy and a key's are asked even when they are empty.
  if (['trust', 'key'].includes(kindOf(call)) && !(resource?.document.Statement.length > 0)) {
    return { allowed: false, why: 'no statement' }
  }
  const mayAll = call.foreign || call.role?.endsWith(':role/owner')
  const everything = { name: 'all', policy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } }
  const outcome = await runSimulation(
    {
      request: {
        principal: call.service ?? session(call.role),
        action: call.action,
        resource: { resource: call.resource, accountId: ACCOUNT },
        contextVariables: known({ 'aws:SecureTransport': 'true', ...who(call), ...call.context }),
      },
      identityPolicies: mayAll ? [everything] : identity.map((policy, i) => ({ name: `policy-${i}`, policy: known(policy.document) })),
      resourcePolicy: resource?.document.Statement.length > 0 ? known(resource.document) : undefined,
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {}
  )
  if (outcome.resultType === 'error') return { allowed: false, why: JSON.stringify(outcome.errors) }
  const ignored = outcome.result?.ignoredContextKeys ?? []
  return { allowed: outcome.overallResult === 'Allowed', why: `${outcome.overallResult}${ignored.length ? `, ignored ${ignored}` : ''}` }
}

/** The simulator knows no key of an encryption context: another key stands in for it, in policy and call alike. */
function known(part) {
  return JSON.parse(JSON.stringify(part).replaceAll(/kms:EncryptionContext:aws:(logs:arn|sns:topicArn)/g, 'aws:SourceArn'))
}

function who(call) {
  if (call.service !== undefined) return { 'aws:PrincipalServiceName': call.service, 'aws:PrincipalIsAWSService': 'true' }
  return { 'aws:PrincipalArn': call.role, 'aws:PrincipalAccount': ACCOUNT }
}

function session(role) {
  return role.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/') + '/session'
}

/** The kind of policy that the resource of a call has. */
function kindOf(call) {
  const kinds = { sts: 'trust', s3: 'bucket', sqs: 'queue', sns: 'topic', kms: 'key' }
  return kinds[call.action.split(':')[0]]
}

/** What has that policy: of an object it is the bucket. */
function holder(call) {
  return call.action.startsWith('s3:') ? call.resource.split('/')[0] : call.resource
}

/** What S3 and SQS ask of the key for whoever calls them; buckets and queues are all encrypted with it. */
function encrypted(call, shared) {
  const service = call.action.split(':')[0]
  if (call.mustBeDenied || call.service !== undefined || !['s3', 'sqs'].includes(service)) return []
  const context = { 'kms:ViaService': `${service}.${REGION}.amazonaws.com`, 'kms:CallerAccount': ACCOUNT }
  return IMPLIED.filter((line) => line.call === call.action && line.when === 'with a key of ours')
    .flatMap((line) => line.needs)
    .map((need) => ({ role: call.role, action: need.action, resource: shared['kms-key-arn'], context }))
}

/** A recorded call in the names of these templates. */
function located(call, templates, shared, stack) {
  const named = (text) =>
    text
      .replaceAll('{environment}', ENVIRONMENT)
      .replaceAll('{base}', stack)
      .replaceAll('{code}', CODE)
      .replaceAll('{region}', REGION)
      .replaceAll('{account}', ACCOUNT)
      .replaceAll('{workgroup}', shared['workgroup-arn'])
      .replaceAll('{key}', shared['kms-key-arn'])
      .replaceAll('{secret}', shared['admin-secret-arn'])
  const context = Object.fromEntries(Object.entries(call.context).map(([key, value]) => [key, named(value)]))
  return roles(call.role, templates, named).map((role) => ({ role, action: call.action, resource: named(call.resource), context }))
}

/** A role is named, or it is the one of this logical id, if the template has it. */
function roles(role, templates, named) {
  if (!role.startsWith('id:')) return [named(role)]
  return templates.flatMap((template) =>
    template.resources('AWS::IAM::Role').filter(({ id }) => id.startsWith(role.slice(3))).map(({ id }) => template.attribute(id, 'Arn'))
  )
}

function statementName(policy, statement) {
  const who = policy.holder.split(':').at(-1).replace('role/', '')
  return `${policy.template} ${policy.kind} of ${who}: ${statement.Effect} ${[statement.Action].flat().join(' ')} on ${[statement.Resource ?? 'itself'].flat().join(' ')}`
}

function described(call) {
  return `${call.role ?? call.service} ${call.action} on ${call.resource} ${JSON.stringify(call.context)}`
}
