import { beforeAll, describe, expect, test } from 'vitest';
import { HAS_PYTHON, TestPython } from './testing/openNodePython.ts';

/** Python as it is written for many threads, processes and programs, and what it prints. */
const CASES: readonly (readonly [string, string, string])[] = [
  [
    'a thread runs under its own name, and the others go on',
    'import threading\ndone = []\nt = threading.Thread(target=lambda: done.append(threading.current_thread().name), name="one")\nt.start(); t.join()\nprint(done, t.is_alive(), threading.current_thread().name)',
    "['one'] False MainThread",
  ],
  [
    'threads that lock and fill a queue',
    'import threading, queue\nq, lock = queue.Queue(), threading.Lock()\ndef put(i):\n    with lock: q.put(i)\nts = [threading.Thread(target=put, args=(i,)) for i in range(3)]\nfor t in ts: t.start()\nfor t in ts: t.join()\nprint(q.qsize())',
    '3',
  ],
  [
    'a consumer that is started before what it waits for is there',
    'import threading, queue\nq, seen = queue.Queue(), []\ndef consume():\n    while (item := q.get()) is not None:\n        seen.append(item); q.task_done()\nt = threading.Thread(target=consume); t.start()\nfor i in range(3): q.put(i)\nq.put(None); t.join()\nprint(seen, t.is_alive())',
    '[0, 1, 2] False',
  ],
  [
    'a producer and consumers of a queue with few places',
    'import threading, queue\nq, seen = queue.Queue(maxsize=1), []\ndef produce():\n    for i in range(4): q.put(i)\n    q.put(None); q.put(None)\ndef consume():\n    while (item := q.get()) is not None: seen.append(item)\nts = [threading.Thread(target=one) for one in (consume, consume, produce)]\nfor t in ts: t.start()\nfor t in ts: t.join()\nprint(sorted(seen))',
    '[0, 1, 2, 3]',
  ],
  [
    'workers that wait for work, until a queue says that all is done',
    'import threading, queue\nq, seen = queue.Queue(), []\ndef work():\n    while True:\n        seen.append(q.get()); q.task_done()\nfor _ in range(2): threading.Thread(target=work, daemon=True).start()\nfor i in range(3): q.put(i)\nq.join()\nprint(seen)',
    '[0, 1, 2]',
  ],
  [
    'threads that wait for an event, a barrier, a condition and each other’s sleep',
    'import threading, time\nsaid, gate, ready, seen = threading.Event(), threading.Barrier(2), threading.Condition(), []\ndef after(): said.wait(); seen.append("event")\ndef pass_gate(): gate.wait(); seen.append("gate")\ndef hear():\n    with ready: ready.wait_for(lambda: "event" in seen)\n    seen.append("heard")\nts = [threading.Thread(target=one) for one in (after, pass_gate, pass_gate)]\nfor t in ts: t.start()\nsaid.set()\nwhile any(t.is_alive() for t in ts): time.sleep(0.001)\nlast = threading.Thread(target=hear); last.start(); last.join()\nprint(sorted(seen))',
    "['event', 'gate', 'gate', 'heard']",
  ],
  [
    'what only a thread that has begun could bring is said',
    'import threading, queue\nto, back = queue.Queue(), queue.Queue()\ndef echo():\n    while True: back.put(to.get() + 1)\nthreading.Thread(target=echo).start()\nto.put(1); one = back.get()\ntry: to.put(2); back.get()\nexcept RuntimeError as error: print(one, "a thread that has begun" in str(error))',
    '2 True',
  ],
  [
    'memory and processors, by psutil',
    'import psutil\nm, p = psutil.virtual_memory(), psutil.Process()\nprint(0 < m.percent <= 100 and m.used + m.available == m.total, p.memory_info().rss > 0, psutil.cpu_count() > 0, psutil.disk_usage("/").free > 0)',
    'True True True True',
  ],
  [
    'an error of a thread is printed, and the cell goes on',
    'import threading\nt = threading.Thread(target=lambda: 1 / 0)\nt.start(); t.join()\nprint("after")',
    'after',
  ],
  [
    'a daemon that would never end is ended where it sleeps or waits',
    'import threading, time\nseen = []\ndef watch():\n    while True:\n        seen.append(1)\n        time.sleep(11)\nthreading.Thread(target=watch, daemon=True).start()\ntime.sleep(0)\nprint(len(seen))',
    '1',
  ],
  [
    'a timer, and an event that is set',
    'import threading\nsaid = threading.Event()\nthreading.Timer(0.01, said.set).start()\nprint(said.wait(1))',
    'True',
  ],
  [
    'pools of threads and processes',
    'from concurrent.futures import ThreadPoolExecutor, ProcessPoolExecutor, as_completed\nwith ThreadPoolExecutor(4) as pool: a = list(pool.map(abs, [-1, -2]))\nwith ProcessPoolExecutor() as pool: b = sorted(one.result() for one in as_completed([pool.submit(abs, -3)]))\nprint(a, b)',
    '[1, 2] [3]',
  ],
  [
    'an error in a pool comes with its result',
    'from concurrent.futures import ThreadPoolExecutor\nwith ThreadPoolExecutor() as pool: one = pool.submit(lambda: 1 / 0)\nprint(type(one.exception()).__name__)',
    'ZeroDivisionError',
  ],
  [
    'pools of multiprocessing',
    'import multiprocessing as mp\nfrom multiprocessing.pool import ThreadPool\nwith mp.Pool(2) as pool: print(pool.map(abs, [-1]), pool.starmap(pow, [(2, 3)]), pool.apply_async(abs, (-3,)).get(), list(pool.imap_unordered(abs, [-9])), ThreadPool(2).map(abs, [-4]))',
    '[1] [8] 3 [9] [4]',
  ],
  [
    'processes that share a value, a queue and a dict of a manager',
    'import multiprocessing as mp\nv, q = mp.Value("i", 0), mp.Queue()\ndef add(v, q, d):\n    with v.get_lock(): v.value += 1\n    q.put(v.value); d[v.value] = True\nwith mp.Manager() as m:\n    d = m.dict()\n    ps = [mp.Process(target=add, args=(v, q, d)) for _ in range(2)]\n    for p in ps: p.start()\n    for p in ps: p.join()\n    print(v.value, q.get(), d, ps[0].exitcode)',
    '2 1 {1: True, 2: True} 0',
  ],
  [
    'programs that a page has commands for',
    'import subprocess, sys, os\nopen("p.py", "w").write("import sys; print(sys.argv[1])")\nprint(subprocess.run(["echo", "hi"], capture_output=True, text=True).stdout.strip(), subprocess.check_output("echo a && echo b", shell=True), subprocess.run(["ls", "none"], capture_output=True).returncode, os.popen("python p.py x").read().strip(), subprocess.getoutput("pwd"), os.system("nonesuch"))\nget_ipython().system("python -c 1/0")',
    "hi b'a\\nb\\n' 1 x /home/pyodide 127",
  ],
  [
    'modules of Unix',
    'import resource, pwd, getpass, faulthandler\nfaulthandler.enable()\nprint(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > 0, pwd.getpwuid(0).pw_dir)',
    'True /home/pyodide',
  ],
  [
    'versions of packages that come when they are imported',
    'from importlib.metadata import version, PackageNotFoundError\ntry: version("nonesuch")\nexcept PackageNotFoundError: print(version("IPython").split(".")[0], version("scikit_learn").split(".")[0])',
    '9 1',
  ],
];

describe.skipIf(!HAS_PYTHON)('What other Pythons have threads, processes and programs for', () => {
  let python: TestPython;
  beforeAll(async () => {
    python = await new TestPython().boot([]);
  });

  test.each(CASES)('%s', async (_, text, printed) => {
    await python.run(text);
    const out = python.events.map((event) => (event.kind === 'stream' && event.stream === 'stdout' ? event.text : ''));
    expect(out.join('').trim()).toBe(printed);
  });

  test('a reader who stops a thread stops its cell', async () => {
    const { failure } = await python.outcome(
      'import threading\ndef f(): raise KeyboardInterrupt\nt = threading.Thread(target=f)\nt.start(); t.join()\nprint("after")',
    );
    expect(failure).toMatchObject({ kind: 'cancelled' });
    expect(python.printed()).toBe('');
  });

  test('in Jupyter’s order a cell finds what those before it have given and were', async () => {
    await python.run('6 * 7', { cellId: 'a', above: [] });
    await python.run('print(_, 42 in Out.values(), In[-2], _i)', { cellId: 'b', above: ['a'] });
    expect(python.printed()).toBe('42 True 6 * 7 6 * 7\n');
  });

  test('printers that a notebook registers show its types', async () => {
    await python.run(
      'class Star: pass\nget_ipython().display_formatter.formatters["text/html"].for_type(Star, lambda star: "<b>*</b>")\nStar()',
      { cellId: 'c' },
    );
    expect(python.shown()[0]).toMatchObject({ 'text/html': '<b>*</b>' });
  });
});
