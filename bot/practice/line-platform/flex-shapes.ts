// Flex containers, components and actions as tables of allowed properties and limits, after LINE's reference.
// A property name ending in `!` is required. What is in no table is refused, as LINE refuses it.
import type { Rule, ShapeCheck } from './message-rules.ts'
import {
  address,
  byType,
  bytes,
  each,
  flag,
  items,
  list,
  oneOf,
  pattern,
  points,
  shape,
  text,
  whole,
} from './message-rules.ts'

const COLOR = pattern(/^#[0-9a-fA-F]{6}(?:[0-9a-fA-F]{2})?$/)
const SPACE = pattern(/^(?:none|xs|sm|md|lg|xl|xxl|\d+(?:\.\d+)?px)$/)
const SPACE_OR_PERCENT = pattern(/^(?:none|xs|sm|md|lg|xl|xxl|\d+(?:\.\d+)?(?:px|%))$/)
const LENGTH = pattern(/^\d+(?:\.\d+)?(?:px|%)$/)
const FONT = pattern(/^(?:xxs|xs|sm|md|lg|xl|xxl|[345]xl|\d+(?:\.\d+)?px)$/)
const IMAGE_SIZE = pattern(/^(?:xxs|xs|sm|md|lg|xl|xxl|[345]xl|full|\d+(?:\.\d+)?(?:px|%))$/)
const RATIO = pattern(/^\d+(?:\.\d+)?:\d+(?:\.\d+)?$/)
const BORDER = pattern(/^(?:none|light|normal|medium|semi-bold|bold|\d+(?:\.\d+)?px)$/)
const ACTION_URI = address(1000, /^(?:https?|line|tel):/i)
export const IMAGE_URL = address(2000, /^https:/i)

/** LINE says "KB" only; the smaller reading keeps a bot on the safe side of both. */
const MAX_BUBBLE_BYTES = 30_000
const MAX_CAROUSEL_BYTES = 50_000
const TOO_LARGE = 'Too large flex message. The maximum size of JSON data is exceeded'

// Actions. Labels: required on buttons and quick replies, 40 in Flex, 20 in quick replies.

function actions(label: Record<string, Rule>, more: Record<string, Rule> = {}): Rule {
  const kind = (properties: Record<string, Rule>, also?: ShapeCheck) =>
    shape({ ...each(text(20), 'type!'), ...label, ...properties }, also)
  return byType({
    postback: kind(
      {
        'data!': text(300),
        ...each(points(300), 'displayText', 'text', 'fillInText'),
        inputOption: oneOf('closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice'),
      },
      (value, path, report) => {
        if (value.displayText && value.text) report([...path, 'text'], 'Must not be specified')
      },
    ),
    message: kind({ 'text!': points(300) }),
    uri: kind({ 'uri!': ACTION_URI, altUri: shape({ 'desktop!': ACTION_URI }) }),
    datetimepicker: kind(
      {
        'data!': text(300),
        'mode!': oneOf('date', 'time', 'datetime'),
        ...each(text(16), 'initial', 'min', 'max'),
      },
      checkPicker,
    ),
    clipboard: kind({ 'clipboardText!': text(1000) }),
    ...more,
  })
}

const PICKER_FORMS: Record<string, RegExp> = {
  date: /^(?:19\d\d|20\d\d|2100)-\d\d-\d\d$/,
  time: /^(?:[01]\d|2[0-3]):[0-5]\d$/,
  datetime: /^(?:19\d\d|20\d\d|2100)-\d\d-\d\d[Tt](?:[01]\d|2[0-3]):[0-5]\d$/,
}

const checkPicker: ShapeCheck = (value, path, report) => {
  const form = PICKER_FORMS[String(value.mode)]
  for (const name of ['initial', 'min', 'max']) {
    const at = value[name]
    if (typeof at !== 'string' || !form) continue
    if (!form.test(at) || !isRealDay(at)) report([...path, name], 'invalid property')
  }
  const { min, max } = value
  if (typeof min === 'string' && typeof max === 'string' && min.toUpperCase() >= max.toUpperCase()) {
    report([...path, 'max'], 'max must be greater than min')
  }
}

function isRealDay(at: string): boolean {
  if (at.length < 10) return true
  const day = new Date(`${at.slice(0, 10)}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(at.slice(0, 10))
}

const QUICK_LABEL = { 'label!': points(20) }
const labelOnly = shape({ 'type!': text(20), ...QUICK_LABEL })
export const quickReplyAction = actions(QUICK_LABEL, each(labelOnly, 'camera', 'cameraRoll', 'location'))
const buttonAction = actions({ 'label!': points(40) })
const tapAction = actions({ label: points(40) })

// Components.

const TYPE = { 'type!': text(20) }
const PLACED = {
  ...TYPE,
  margin: SPACE,
  position: oneOf('relative', 'absolute'),
  ...each(SPACE_OR_PERCENT, 'offsetTop', 'offsetBottom', 'offsetStart', 'offsetEnd'),
}
const SIZED = { ...PLACED, flex: whole(0) }
const ALIGNED = { align: oneOf('start', 'end', 'center'), gravity: oneOf('top', 'bottom', 'center') }
const INK = {
  size: FONT,
  color: COLOR,
  weight: oneOf('regular', 'bold'),
  style: oneOf('normal', 'italic'),
  decoration: oneOf('none', 'underline', 'line-through'),
}
const FITTED = { adjustMode: oneOf('shrink-to-fit'), scaling: flag }

const span = shape({ 'type!': oneOf('span'), text: text(5000), ...INK })

const textComponent = shape(
  {
    ...SIZED,
    ...ALIGNED,
    ...INK,
    ...FITTED,
    // Checked below: `text` does not matter once there are spans.
    text: () => {},
    contents: list(0, 1000, span),
    wrap: flag,
    lineSpacing: pattern(/^\d+(?:\.\d+)?px$/),
    maxLines: whole(0),
    action: tapAction,
  },
  (value, path, report) => {
    if (items(value.contents).length > 0) return
    if (typeof value.text !== 'string' || value.text === '') {
      report([...path, 'text'], 'May not be empty', 'must be non-empty text')
    }
  },
)

const button = shape({
  ...SIZED,
  ...FITTED,
  'action!': buttonAction,
  height: oneOf('sm', 'md'),
  style: oneOf('primary', 'secondary', 'link'),
  color: COLOR,
  gravity: ALIGNED.gravity,
})

const image = shape({
  ...SIZED,
  ...ALIGNED,
  'url!': IMAGE_URL,
  size: IMAGE_SIZE,
  aspectRatio: RATIO,
  aspectMode: oneOf('fit', 'cover'),
  backgroundColor: COLOR,
  action: tapAction,
  animated: flag,
})

const icon = shape({ ...PLACED, 'url!': IMAGE_URL, size: FONT, aspectRatio: RATIO, scaling: flag })
const separator = shape({ ...TYPE, margin: SPACE, color: COLOR })
const filler = shape({ ...TYPE, flex: whole(0) })
const inBaseline = byType({ icon, text: textComponent, filler })
const inBox = byType({ box: boxLater, button, image, text: textComponent, separator, filler })

const gradient = shape({
  'type!': oneOf('linearGradient'),
  'angle!': pattern(/^\d+(?:\.\d+)?deg$/),
  ...each(COLOR, 'startColor!', 'endColor!', 'centerColor'),
  centerPosition: pattern(/^\d+(?:\.\d+)?%$/),
})

const box = shape(
  {
    ...SIZED,
    'layout!': oneOf('horizontal', 'vertical', 'baseline'),
    'contents!': list(0, 1000, () => {}),
    ...each(SPACE, 'spacing', 'cornerRadius'),
    ...each(COLOR, 'backgroundColor', 'borderColor'),
    borderWidth: BORDER,
    ...each(LENGTH, 'width', 'maxWidth', 'height', 'maxHeight'),
    ...each(SPACE_OR_PERCENT, 'paddingAll', 'paddingTop', 'paddingBottom', 'paddingStart', 'paddingEnd'),
    justifyContent: oneOf(
      'center',
      'flex-start',
      'flex-end',
      'space-between',
      'space-around',
      'space-evenly',
    ),
    alignItems: oneOf('center', 'flex-start', 'flex-end'),
    background: gradient,
    action: tapAction,
  },
  (value, path, report) => {
    const inside = value.layout === 'baseline' ? inBaseline : inBox
    if (Array.isArray(value.contents)) {
      list(0, 1000, inside)(value.contents, [...path, 'contents'], report)
    }
  },
)

/** Boxes hold boxes: this one can be named before it is made. */
function boxLater(...given: Parameters<Rule>): void {
  box(...given)
}

// Containers.

const video = shape({
  ...TYPE,
  ...each(IMAGE_URL, 'url!', 'previewUrl!'),
  'altContent!': byType({ box, image }),
  aspectRatio: RATIO,
  action: tapAction,
})
const block = byType({ box })
const blockStyle = shape({ ...each(COLOR, 'backgroundColor', 'separatorColor'), separator: flag })

const bubble = shape(
  {
    'type!': oneOf('bubble'),
    size: oneOf('nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga'),
    direction: oneOf('ltr', 'rtl'),
    ...each(block, 'header', 'body', 'footer'),
    hero: byType({ box, image, video }),
    styles: shape(each(blockStyle, 'header', 'hero', 'body', 'footer')),
    action: tapAction,
  },
  (value, path, report) => {
    if (!(value.header || value.hero || value.body || value.footer)) {
      report(path, 'At least one block must be specified')
    }
    if (bytes(value) > MAX_BUBBLE_BYTES) report(path, TOO_LARGE)
  },
)

const carousel = shape({ ...TYPE, 'contents!': list(1, 12, bubble) }, (value, path, report) => {
  if (new Set(items(value.contents).map(({ size }) => size ?? 'mega')).size > 1) {
    report([...path, 'contents'], 'All bubbles must have the same size')
  }
  if (bytes(value) > MAX_CAROUSEL_BYTES) report(path, TOO_LARGE)
})

export const flexContainer = byType({ bubble, carousel })
