//! A worker: a thread with a render process. It takes the most urgent job, passes it to the process, and watches the
//! clock.

use std::path::Path;
use std::sync::{Arc, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::failure::Failure;
use crate::files::{DeckFile, DeckKey};
use crate::job::{DrawReply, Job};
use crate::page::{DrawnPage, Form, PageRequest};
use crate::process::{Process, Waited};
use crate::queue::Urgency;
use crate::state::{Running, Shared, State};
use crate::wire::{Answer, Ask};

/// A job that takes longer is given up, and its process is killed.
const DEADLINE: Duration = Duration::from_secs(5);
/// If the page on screen takes longer, a small version comes first.
const DRAFT_AFTER: Duration = Duration::from_secs(1);
/// A job that may wait and has taken longer is given up when one that may not wait finds no free worker.
const YIELD_AFTER: Duration = Duration::from_millis(250);
/// Nothing is drawn ahead for this long after a request, so that a turn of slides has the machine to itself.
const QUIET: Duration = Duration::from_millis(250);
/// How often the clock is checked.
const CHECK: Duration = Duration::from_millis(50);
/// A process that has had nothing to do for this long is ended, since it takes some 30 MiB.
const IDLE: Duration = Duration::from_secs(5);
/// A draft has the width and height of the page divided by this.
const DRAFT_PART: u32 = 4;

/// How a job ended.
enum Outcome {
    Answer(Answer, Vec<u8>),
    Failed(Failure),
}

/// Does jobs until the renderer ends. `number` counts workers from 0.
pub(crate) fn work(shared: &Arc<Shared>, number: usize) {
    let mut process = None;
    while let Some(ask) = begin(shared, number, &mut process) {
        let outcome = carry_out(shared, number, &mut process, &ask);
        finish(shared, number, outcome);
    }
}

/// What the process is asked for a job.
struct Order {
    deck: DeckKey,
    ask: Ask,
    /// The file to open first if the process does not have it; `None` when the deck was closed.
    file: Option<DeckFile>,
}

/// Waits for a job and starts it; `None` when the renderer ends. Meanwhile a process that is idle ends, and one that will
/// soon be needed starts.
fn begin(shared: &Shared, number: usize, process: &mut Option<Process>) -> Option<Order> {
    let idle_since = Instant::now();
    let mut state = shared.lock();
    loop {
        if state.ended {
            return None;
        }
        let Some((urgency, job)) = state.queue.take().or_else(|| ahead(&mut state)) else {
            let is_needed = number == 0 && state.needs_process();
            let idle = idle_since.elapsed();
            if is_needed && process.is_none() {
                drop(state);
                // If it cannot be started, the next job says so.
                let _ = started(process, &shared.program);
                state = shared.lock();
            } else if process.is_some() && !is_needed && idle >= IDLE {
                drop(state);
                *process = None;
                state = shared.lock();
            } else {
                // A process that is needed is kept until something changes, or nobody is about to jump any more.
                let kept = state.awake_until.saturating_duration_since(Instant::now()).max(IDLE);
                let until = if is_needed { kept } else { IDLE.saturating_sub(idle).max(CHECK) };
                state = rest(shared, state, process.is_some().then_some(until));
            }
            continue;
        };
        // It may have failed at another size while this job waited.
        if let Some(failure) = known_failure(&state, &job) {
            drop(state);
            job.answer_failure(&failure);
            state = shared.lock();
            continue;
        }
        let file = state.files.get(&job.deck()).cloned();
        let key = job.deck();
        let deck = key.0;
        let (ask, file) = match &job {
            Job::Open { bytes, options, .. } => {
                let info = Arc::default();
                let file = DeckFile { bytes: bytes.clone(), options: options.clone(), info };
                (Ask::Open { deck, options: options.clone() }, Some(file))
            }
            Job::Draw { wanted, .. } => {
                let PageRequest { page, width, height, form, .. } = *wanted;
                (Ask::Draw { deck, page, width, height, as_png: form == Form::Png }, file)
            }
            Job::Text { page, .. } => (Ask::Text { deck, page: *page }, file),
        };
        state.running[number] = Some(Running { urgency, since: Instant::now(), job, draft_asked: false });
        return Some(Order { deck: key, ask, file });
    }
}

fn known_failure(state: &State, job: &Job) -> Option<Failure> {
    let Job::Draw { wanted, .. } = job else { return None };
    state.failed.get(&(wanted.deck, wanted.page)).cloned()
}

/// A page that somebody is about to request, or one to draw ahead if there has been no request for a while.
fn ahead(state: &mut State) -> Option<(Urgency, Job)> {
    let is_quiet = state.asked.elapsed() >= QUIET;
    let wanted = state.take_expected().or_else(|| state.ahead().filter(|_| is_quiet))?;
    Some((Urgency::Ahead, Job::Draw { wanted, waiting: Vec::new(), is_draft_of: None }))
}

/// Sleeps until there may be something to do, at most `at_most`.
fn rest<'a>(shared: &'a Shared, state: MutexGuard<'a, State>, at_most: Option<Duration>) -> MutexGuard<'a, State> {
    // At least a millisecond, so that the pause is over after it.
    let quiet = QUIET.saturating_sub(state.asked.elapsed()).max(Duration::from_millis(1));
    let wait = [state.ahead().map(|_| quiet), at_most].into_iter().flatten().min();
    match wait {
        Some(wait) => shared.changed.wait_timeout(state, wait).unwrap_or_else(PoisonError::into_inner).0,
        None => shared.changed.wait(state).unwrap_or_else(PoisonError::into_inner),
    }
}

fn carry_out(shared: &Arc<Shared>, number: usize, process: &mut Option<Process>, order: &Order) -> Outcome {
    // The process may have been killed before this job, so give the job a second try.
    match attempt(shared, number, process, order) {
        Outcome::Failed(Failure::Crashed) => attempt(shared, number, process, order),
        outcome => outcome,
    }
}

/// Asks the process, and if it does not know the deck, opens it and asks again.
fn attempt(shared: &Arc<Shared>, number: usize, process: &mut Option<Process>, order: &Order) -> Outcome {
    let Some(file) = &order.file else { return Outcome::Failed(Failure::Unknown) };
    let first = match &order.ask {
        Ask::Open { .. } => file.bytes.as_slice(),
        _ => &[],
    };
    match ask(shared, number, process, &order.ask, first) {
        Outcome::Answer(Answer::Unknown, _) if !matches!(order.ask, Ask::Open { .. }) => {}
        outcome => return outcome,
    }
    let deck = order.deck.0;
    let open = Ask::Open { deck, options: file.options.clone() };
    match ask(shared, number, process, &open, &file.bytes) {
        Outcome::Answer(Answer::Opened(_), _) => ask(shared, number, process, &order.ask, &[]),
        Outcome::Answer(..) => Outcome::Failed(Failure::Crashed),
        failed @ Outcome::Failed(_) => failed,
    }
}

fn ask(shared: &Arc<Shared>, number: usize, process: &mut Option<Process>, ask: &Ask, bytes: &[u8]) -> Outcome {
    let outcome = match started(process, &shared.program) {
        Ok(process) => exchange(shared, number, process, ask, bytes),
        Err(words) => return Outcome::Failed(Failure::NoProcess(words)),
    };
    if matches!(outcome, Outcome::Failed(_)) {
        // It hangs, crashed, or is busy with something that nobody wants. The next job gets a new process.
        *process = None;
    }
    outcome
}

fn started<'a>(process: &'a mut Option<Process>, program: &Path) -> Result<&'a mut Process, String> {
    if process.is_none() {
        *process = Some(Process::start(program).map_err(|error| format!("{}: {error}", program.display()))?);
    }
    process.as_mut().ok_or_else(String::new)
}

fn exchange(shared: &Arc<Shared>, number: usize, process: &mut Process, ask: &Ask, bytes: &[u8]) -> Outcome {
    if process.ask(ask, bytes).is_err() {
        return Outcome::Failed(Failure::Crashed);
    }
    loop {
        match process.wait(CHECK) {
            Waited::Answer(answer, bytes) => return Outcome::Answer(answer, bytes),
            Waited::Ended => return Outcome::Failed(Failure::Crashed),
            Waited::NotYet => {}
        }
        if let Some(failure) = check_clock(shared, number) {
            return Outcome::Failed(failure);
        }
    }
}

/// Says whether to give the job up, because it takes too long or another needs the worker. Requests a draft of the page
/// on screen when that takes long.
fn check_clock(shared: &Arc<Shared>, number: usize) -> Option<Failure> {
    let mut state = shared.lock();
    if state.ended || must_yield(&state, number) {
        return Some(Failure::Superseded);
    }
    let running = state.running[number].as_mut()?;
    let passed = running.since.elapsed();
    if passed > DEADLINE {
        return Some(Failure::TooSlow);
    }
    if passed > DRAFT_AFTER
        && running.urgency == Urgency::Ahead
        && let Job::Draw { wanted, .. } = running.job
    {
        state.slow.insert((wanted.deck, wanted.page));
        return Some(Failure::Superseded);
    }
    if passed <= DRAFT_AFTER || running.draft_asked || !running.urgency.is_now() {
        return None;
    }
    running.draft_asked = true;
    let Job::Draw { wanted, is_draft_of: None, .. } = &running.job else { return None };
    let wanted = *wanted;
    let small = |side: u32| (side / DRAFT_PART).max(1);
    let draft = PageRequest { width: small(wanted.width), height: small(wanted.height), ..wanted };
    let job = Job::Draw { wanted: draft, waiting: Vec::new(), is_draft_of: Some(wanted) };
    // Before all else, because one of the windows shows nothing.
    shared.put(state, Urgency::Open, job);
    None
}

/// Whether a job that may not wait finds no free worker, and this worker's job is the least urgent, or draws a page that
/// its window has left.
fn must_yield(state: &State, number: usize) -> bool {
    let Some(waits) = state.queue.most_urgent().filter(|urgency| urgency.is_now()) else { return false };
    let Some(own) = &state.running[number] else { return false };
    let all_busy = state.running.iter().all(Option::is_some);
    let least = state.running.iter().flatten().all(|other| other.urgency <= own.urgency);
    let may_wait = least && !own.urgency.is_now() && waits < own.urgency;
    all_busy && (may_wait || has_been_left(state, own)) && own.since.elapsed() > YIELD_AFTER
}

/// Whether this draws a page that a window should have shown at once, and no window shows any more. Otherwise each of
/// several slow pages in a row would wait until those before it were given up.
fn has_been_left(state: &State, running: &Running) -> bool {
    let Job::Draw { wanted, is_draft_of, .. } = &running.job else { return false };
    let page = is_draft_of.as_ref().unwrap_or(wanted);
    let for_window = page.form == Form::Pixels;
    running.urgency.is_now() && for_window && state.anchors.values().all(|shown| shown != page)
}

/// Answers those who wait for the job, and keeps the page.
fn finish(shared: &Arc<Shared>, number: usize, outcome: Outcome) {
    let mut state = shared.lock();
    let Some(running) = state.running[number].take() else { return };
    match (running.job, outcome) {
        (Job::Open { reply, .. }, outcome) => {
            drop(state);
            let _ = reply.send(match outcome {
                Outcome::Answer(Answer::Opened(info), _) => Ok(*info),
                Outcome::Answer(Answer::NotOpened(error), _) => Err(error.into()),
                Outcome::Answer(..) => Err(Failure::Crashed.into()),
                Outcome::Failed(failure) => Err(failure.into()),
            });
        }
        (Job::Text { reply, .. }, outcome) => {
            drop(state);
            reply(match outcome {
                Outcome::Answer(Answer::Text(text), _) => Ok(*text),
                Outcome::Answer(..) => Err(Failure::Unknown),
                Outcome::Failed(failure) => Err(failure),
            });
        }
        (Job::Draw { is_draft_of: Some(full), .. }, outcome) => {
            let Outcome::Answer(Answer::Drawn { width, height, work_ms }, bytes) = outcome else { return };
            let waiting = take_waiting(&mut state, full);
            drop(state);
            let drawing = DrawnPage { width, height, bytes: Arc::new(bytes), is_draft: true, work_ms };
            for reply in waiting {
                reply(Ok(drawing.clone()));
            }
        }
        (Job::Draw { wanted, waiting, .. }, outcome) => {
            let result = match outcome {
                Outcome::Answer(Answer::Drawn { width, height, work_ms }, bytes) => {
                    Ok(DrawnPage { width, height, bytes: Arc::new(bytes), is_draft: false, work_ms })
                }
                Outcome::Answer(Answer::NotDrawn(error), _) => Err(Failure::NotDrawn(error)),
                Outcome::Answer(..) => Err(Failure::Crashed),
                Outcome::Failed(failure) => Err(failure),
            };
            keep(&mut state, wanted, &result);
            drop(state);
            answer(waiting, result);
        }
    }
}

/// Takes the replies that wait for a page while it is still being drawn.
fn take_waiting(state: &mut State, wanted: PageRequest) -> Vec<DrawReply> {
    let at_it = |running: &&mut Running| matches!(&running.job, Job::Draw { wanted: known, .. } if *known == wanted);
    match state.running.iter_mut().flatten().find(at_it).map(|running| &mut running.job) {
        Some(Job::Draw { waiting, .. }) => std::mem::take(waiting),
        _ => Vec::new(),
    }
}

/// Keeps a page, or why it cannot be drawn.
fn keep(state: &mut State, wanted: PageRequest, result: &Result<DrawnPage, Failure>) {
    let is_open = |deck: DeckKey| state.files.contains_key(&deck);
    match result {
        Ok(drawing) if is_open(wanted.deck) => state.store.put(wanted, drawing),
        Err(failure @ (Failure::TooSlow | Failure::Crashed | Failure::NotDrawn(_))) if is_open(wanted.deck) => {
            state.failed.insert((wanted.deck, wanted.page), failure.clone());
        }
        _ => {}
    }
}

fn answer(waiting: Vec<DrawReply>, result: Result<DrawnPage, Failure>) {
    let mut waiting = waiting.into_iter();
    let Some(first) = waiting.next() else { return };
    for reply in waiting {
        reply(result.clone());
    }
    first(result);
}
