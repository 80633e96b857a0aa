//! The names of resources: new ones, and those that nothing names any more.

use lopdf::content::Operation;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// The kinds of resources from which content could be got back, and which operation names one of them.
const KINDS: [(&[u8], &[&str]); 5] = [
    (b"XObject", &["Do"]),
    (b"Pattern", &["scn", "SCN"]),
    (b"ExtGState", &["gs"]),
    (b"Properties", &["BDC"]),
    (b"Font", &["Tf"]),
];

/// The name of a new object.
pub(super) fn kept_name(id: ObjectId) -> Vec<u8> {
    format!("ChairsideKept{}", id.0).into_bytes()
}

/// Gives an object a name among the resources of a kind.
pub(super) fn name_resource(document: &Document, resources: &mut Dictionary, kind: &str, name: &[u8], is: Object) {
    let all = resources.get_deref(kind.as_bytes(), document).and_then(Object::as_dict);
    let mut all = all.cloned().unwrap_or_default();
    all.set(name.to_vec(), is);
    resources.set(kind, all);
}

/// Takes out of the resources what no operation names.
pub(super) fn forget_unnamed(document: &Document, resources: &mut Dictionary, operations: &[Operation]) {
    for (kind, operators) in KINDS {
        let Ok(all) = resources.get_deref(kind, document).and_then(Object::as_dict) else { continue };
        let name = |operation: &Operation| {
            let mut names = operation.operands.iter().filter_map(|operand| operand.as_name().ok());
            // A tag or a colour may come before or after it.
            if operation.operator == "Tf" { names.next() } else { names.next_back() }.map(<[u8]>::to_vec)
        };
        let naming = operations.iter().filter(|operation| operators.contains(&operation.operator.as_str()));
        let kept: Dictionary =
            naming.filter_map(name).filter_map(|name| Some((name.clone(), all.get(&name).ok()?.clone()))).collect();
        if kept.len() != all.len() {
            resources.set(kind.to_vec(), kept);
        }
    }
}

/// Adds to resources what others have.
pub(super) fn add_resources(document: &Document, resources: &mut Dictionary, others: &Dictionary) {
    for (kind, of_kind) in others {
        let Ok((_, Object::Dictionary(of_kind))) = document.dereference(of_kind) else {
            if !resources.has(kind) {
                resources.set(kind.clone(), of_kind.clone());
            }
            continue;
        };
        let all = resources.get_deref(kind, document).and_then(Object::as_dict);
        let mut all = all.cloned().unwrap_or_default();
        of_kind.iter().for_each(|(name, is)| all.set(name.clone(), is.clone()));
        resources.set(kind.clone(), all);
    }
}

/// Whether content with these resources, of which those that nothing names are gone, names none.
pub(super) fn names_nothing(resources: &Dictionary) -> bool {
    KINDS.iter().all(|(kind, _)| match resources.get(kind) {
        Ok(Object::Dictionary(all)) => all.is_empty(),
        Ok(_) => false,
        Err(_) => true,
    })
}
