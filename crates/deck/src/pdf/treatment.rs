//! What becomes of each annotation of a page: it is drawn as the file has it, drawn with an appearance made here, only
//! read, or left out.

use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, Stream, String as PdfString};
use hayro::hayro_syntax::page::Page;

use super::appearance::{self, Appearance, Forms, Made};
use super::layers::Layers;
use super::text_string::decode;

/// The most annotations of a page that are looked at; further ones are left out.
const MOST: usize = 2_000;
/// The endings of films.
const FILMS: [&str; 13] =
    ["avi", "flv", "gifv", "m4v", "mkv", "mov", "mp4", "mpeg", "mpg", "ogv", "swf", "webm", "wmv"];
/// The endings of sounds.
const SOUNDS: [&str; 10] = ["aac", "aif", "aiff", "flac", "m4a", "mp3", "ogg", "opus", "wav", "wma"];
const HIDDEN: u32 = 1 << 1;
const NO_VIEW: u32 = 1 << 5;

/// What becomes of an annotation.
pub(super) enum Treatment {
    /// It is drawn as it is, or draws nothing anyway.
    AsItIs,
    /// It belongs to a hidden layer.
    LeftOut,
    /// It is for the speaker: it is read and not drawn.
    OnlyRead,
    /// It is drawn like this.
    Drawn(Box<Appearance>),
    /// It is drawn in one of the states that the file has.
    InState(Vec<u8>),
}

/// What a viewer might show of an annotation and this program does not.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lack {
    /// A film.
    Film,
    /// A sound.
    Sound,
    /// A model in three dimensions.
    Model,
    /// A file that is attached here.
    AttachedFile,
    /// A mark of this kind: it is not drawn.
    Mark(String),
    /// A button of a form, of which the file does not say whether it is on.
    Button,
    /// Letters of its text.
    Letters,
}

/// An annotation, and what becomes of it.
pub(super) struct Treated {
    pub(super) treatment: Treatment,
    pub(super) lack: Option<Lack>,
}

/// The annotations of a page in their order, each as the page names it.
pub(super) fn annotations<'a>(page: &Page<'a>) -> Vec<(MaybeRef<Object<'a>>, Dict<'a>)> {
    let list = page.raw().get::<Array<'a>>("Annots");
    let entries = list.into_iter().flat_map(|list| list.raw_iter()).take(MOST);
    let resolved = |entry: &MaybeRef<Object<'a>>| match entry {
        MaybeRef::Ref(reference) => page.xref().get::<Dict<'a>>((*reference).into()),
        MaybeRef::NotRef(object) => object.clone().into_dict(),
    };
    entries.filter_map(|entry| resolved(&entry).map(|dict| (entry, dict))).collect()
}

/// Whether a page has more annotations than are looked at.
pub(super) fn are_too_many(page: &Page<'_>) -> bool {
    page.raw().get::<Array<'_>>("Annots").is_some_and(|list| list.raw_iter().nth(MOST).is_some())
}

/// Decides on an annotation.
pub(super) fn treat<'a>(annotation: &Dict<'a>, forms: &Forms, layers: Option<&Layers<'a>>) -> Treated {
    let only = |treatment| Treated { treatment, lack: None };
    if layers.is_some_and(|layers| layers.hides_annotation(annotation)) {
        return only(Treatment::LeftOut);
    }
    let Some(kind) = annotation.get::<Name<'_>>("Subtype") else { return only(Treatment::AsItIs) };
    let kind = kind.as_str();
    let has_appearance = annotation.contains_key("AP");
    if matches!(kind, "Text" | "Popup") {
        return only(if has_appearance { Treatment::OnlyRead } else { Treatment::AsItIs });
    }
    if annotation.get::<u32>("F").unwrap_or(0) & (HIDDEN | NO_VIEW) != 0 {
        return only(Treatment::AsItIs);
    }
    let lack = media(kind, annotation);
    if matches!(kind, "Link" | "PrinterMark") {
        return Treated { treatment: Treatment::AsItIs, lack };
    }
    if let Some(state) = state(annotation) {
        return Treated { treatment: Treatment::InState(state), lack };
    }
    let is_drawn = is_drawn(annotation);
    if is_drawn && !(kind == "Widget" && forms.are_outdated && holds_text(annotation)) {
        return Treated { treatment: Treatment::AsItIs, lack };
    }
    match appearance::make(kind, annotation, forms) {
        Made::Drawn(appearance) => Treated { treatment: Treatment::Drawn(Box::new(appearance)), lack },
        Made::Lacking(appearance) => {
            Treated { treatment: Treatment::Drawn(Box::new(appearance)), lack: lack.or(Some(Lack::Letters)) }
        }
        Made::Unclear => Treated { treatment: Treatment::AsItIs, lack: lack.or(Some(Lack::Button)) },
        // What is neither drawn nor a form to be filled in.
        Made::Nothing => {
            let is_missed = !is_drawn && !matches!(kind, "Widget" | "Screen" | "Watermark" | "TrapNet");
            Treated {
                treatment: Treatment::AsItIs,
                lack: lack.or_else(|| is_missed.then(|| Lack::Mark(kind.to_owned()))),
            }
        }
    }
}

/// Whether the file says how an annotation looks.
fn is_drawn(annotation: &Dict<'_>) -> bool {
    match annotation.get::<Dict<'_>>("AP").and_then(|all| all.get::<Object<'_>>("N")) {
        Some(Object::Stream(_)) => true,
        Some(Object::Dict(states)) => states.keys().any(|state| states.get::<Stream<'_>>(&state).is_some()),
        _ => false,
    }
}

/// The state that a button is in when the file has its look and does not say which: that of its value.
fn state(annotation: &Dict<'_>) -> Option<Vec<u8>> {
    if annotation.contains_key("AS") {
        return None;
    }
    let states = annotation.get::<Dict<'_>>("AP")?.get::<Dict<'_>>("N")?;
    let parent = || annotation.get::<Dict<'_>>("Parent")?.get::<Name<'_>>("V");
    let value = annotation.get::<Name<'_>>("V").or_else(parent)?;
    states.get::<Stream<'_>>(&value).map(|_| value.to_vec())
}

/// Whether a widget is a field for text or a choice; buttons keep their look.
fn holds_text(widget: &Dict<'_>) -> bool {
    let parent = || widget.get::<Dict<'_>>("Parent")?.get::<Name<'_>>("FT");
    let kind = widget.get::<Name<'_>>("FT").or_else(parent);
    kind.is_some_and(|kind| matches!(kind.as_str(), "Tx" | "Ch"))
}

/// What plays, or is a file, and is therefore at most shown as a still picture.
fn media(kind: &str, annotation: &Dict<'_>) -> Option<Lack> {
    match kind {
        "Movie" | "RichMedia" => Some(Lack::Film),
        "Screen" | "Link" | "Widget" => played(annotation),
        "Sound" => Some(Lack::Sound),
        "3D" => Some(Lack::Model),
        "FileAttachment" => Some(Lack::AttachedFile),
        _ => None,
    }
}

/// Whether an annotation is a film, a sound or something else that plays.
pub(super) fn is_media(kind: &str, annotation: &Dict<'_>) -> bool {
    matches!(media(kind, annotation), Some(Lack::Film | Lack::Sound | Lack::Model))
}

/// What an action of an annotation plays, here or in another program: a film, if there is one.
fn played(annotation: &Dict<'_>) -> Option<Lack> {
    let more = annotation.get::<Dict<'_>>("AA").unwrap_or_default();
    let triggered = more.keys().filter_map(|trigger| more.get::<Dict<'_>>(&trigger));
    let actions = annotation.get::<Dict<'_>>("A").into_iter().chain(triggered);
    let lack = |action: Dict<'_>| match action.get::<Name<'_>>("S").as_ref().map(Name::as_str) {
        Some("Sound") => Some(Lack::Sound),
        Some("Rendition") => Some(if renders_sound(&action) { Lack::Sound } else { Lack::Film }),
        Some("Movie" | "RichMediaExecute") => Some(Lack::Film),
        Some("Launch") => launched(&action),
        _ => None,
    };
    actions.filter_map(lack).min()
}

/// Whether the clip of a rendition says that it is a sound (ISO 32000-2, 13.2.4.2: its `CT` is a MIME type).
fn renders_sound(action: &Dict<'_>) -> bool {
    let clip = action.get::<Dict<'_>>("R").and_then(|rendition| rendition.get::<Dict<'_>>("C"));
    let Some(clip) = clip else { return false };
    let is_audio = clip.get::<PdfString<'_>>("CT").is_some_and(|kind| decode(&kind).starts_with("audio/"));
    is_audio || clip.get::<Dict<'_>>("D").and_then(|file| file_name(&file)).is_some_and(|name| is_sound(&name))
}

/// Whether a file is a sound by its name.
fn is_sound(name: &str) -> bool {
    let end = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    SOUNDS.contains(&end.as_str())
}

/// The film or the sound, by its name, that an action opens in another program.
fn launched(action: &Dict<'_>) -> Option<Lack> {
    let name = file_name(action).or_else(|| file_name(&action.get::<Dict<'_>>("F")?));
    let name = name.or_else(|| file_name(&action.get::<Dict<'_>>("Win")?))?;
    let end = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    if is_sound(&name) { Some(Lack::Sound) } else { FILMS.contains(&end.as_str()).then_some(Lack::Film) }
}

/// The file that an action or a file specification names.
pub(super) fn file_name(dict: &Dict<'_>) -> Option<String> {
    let name = dict.get::<PdfString<'_>>("UF").or_else(|| dict.get::<PdfString<'_>>("F"))?;
    Some(decode(&name))
}
