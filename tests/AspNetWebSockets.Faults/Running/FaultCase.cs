using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AspNetWebSockets.Faults;

/// <summary>One session on one plan, in virtual time.</summary>
/// <param name="session">What is said.</param>
/// <param name="plan">What happens to it.</param>
/// <param name="compression">What was agreed on besides.</param>
internal sealed class FaultCase(Session session, FaultPlan plan, ClientCompression? compression = null)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);

    // For what the engine hands to the thread pool, such as the failure of a call.
    private static readonly TimeSpan RealTimeBound = TimeSpan.FromSeconds(20);

    private static readonly WebSocketMetrics Metrics = new(
        new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>()
    );

    private readonly ManualTimeProvider _time = new();

    /// <summary>How many bytes of output reached the client.</summary>
    public int OutputLength { get; private set; }

    /// <summary>How many bytes of input the client had to send in the end.</summary>
    public int InputLength { get; private set; }

    /// <summary>When the application had ended, in virtual time.</summary>
    public TimeSpan Ended => _time.Elapsed;

    /// <summary>Whether it was also checked that everything came which had to.</summary>
    public bool IsChecked { get; private set; }

    /// <summary>Runs it.</summary>
    /// <exception cref="InvariantViolationException">An invariant did not hold.</exception>
    public void Run(
        FaultThreads threads,
        Func<WebSocketConnection, FaultTransport, Session, IApplication>? application = null
    )
    {
        using LogRecords log = new();
        using DeadlineScheduler scheduler = new(_time);
        IApplication? running = null;
        Peer peer = new(
            session,
            compression is not null,
            frame => running!.OnData(compression is null ? frame : frame with { Payload = compression.Inflate(frame) })
        );
        FaultTransport transport = new(plan, peer, _time, threads);
        WebSocketConnection connection = new(
            transport,
            FaultLimits.Options(),
            scheduler,
            log.CreateLogger("connection"),
            Metrics.Of(route: null, "1.1"),
            compression?.Server
        );
        running = application is null
            ? new ConnectionApplication(connection, transport, session)
            : application(connection, transport, session);
        try
        {
            connection.Start();
            running.Start();
            Drive(transport, running);
            OutputLength = peer.Received;
            InputLength = peer.Input.Count;
            Check(transport, running, peer, connection, log);
        }
        catch (InvariantViolationException violation)
        {
            throw new InvariantViolationException(
                $"{violation.Message}\n  plan: {plan}\n  session: {(session.ServerCloses ? "server" : "client")} closes, {(session.Pushes.Count == 0 ? "echo" : "pushes")}, buffer {session.Room}\n  at {_time.Elapsed.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s: {running.Describe()}\n  transport: {transport.Describe()}\n  wire: {peer.Received} bytes, close frame {peer.Close?.ToString() ?? "none"}\n  log: {string.Join(" | ", Logged(log, LogLevel.Trace))}"
            );
        }
    }

    private void Drive(FaultTransport transport, IApplication application)
    {
        while (true)
        {
            while (transport.Step()) { }

            if (Settles(transport, application))
            {
                continue;
            }

            if (application.IsOver)
            {
                return;
            }

            if (_time.Elapsed <= FaultLimits.All)
            {
                _time.Advance(Step);
            }
            else if (!application.Races || !EndsInRealTime(transport, application))
            {
                throw new InvariantViolationException("A call has not completed though every deadline is over.");
            }
        }
    }

    /// <summary>Waits for what is on its way on other threads. Returns whether the transport has something to tell after that.</summary>
    private static bool Settles(FaultTransport transport, IApplication application)
    {
        bool told = false;
        if (!Waits(() => IsSettled(transport, application) || (told = transport.Step())))
        {
            throw new InvariantViolationException("The connection is over, but a call does not complete.");
        }

        return told || transport.Step();
    }

    private static bool IsSettled(FaultTransport transport, IApplication application) =>
        application.IsQuiet
        && (!transport.IsOver || application.IsOver)
        && (!application.Races || ThreadPool.PendingWorkItemCount == 0);

    /// <summary>Threads may be on their way still, when virtual time has overtaken them.</summary>
    private static bool EndsInRealTime(FaultTransport transport, IApplication application) =>
        Waits(() => transport.Step() || application.IsOver);

    private static bool Waits(Func<bool> happened)
    {
        SpinWait spin = default;
        long start = TimeProvider.System.GetTimestamp();
        while (!happened())
        {
            spin.SpinOnce(sleep1Threshold: -1);
            if (TimeProvider.System.GetElapsedTime(start) > RealTimeBound)
            {
                return false;
            }
        }

        return true;
    }

    private void Check(
        FaultTransport transport,
        IApplication application,
        Peer peer,
        WebSocketConnection connection,
        LogRecords log
    )
    {
        IEnumerable<string> violations = [.. transport.Violations, .. Logged(log, LogLevel.Error)];
        if (violations.Any())
        {
            throw new InvariantViolationException(string.Join("\n", violations));
        }

        Require(transport.IsReleased, "The transport was not released.");
        Require(application.Ends == 1, $"The application has seen {application.Ends} ends.");
        Require(
            connection.CloseStatus is null or System.Net.WebSockets.WebSocketCloseStatus.NormalClosure,
            $"The close status is {connection.CloseStatus}."
        );
        Require(
            peer.Close is null or { CloseCode: 1000 },
            "The server's close frame has a code for which there is no reason."
        );
        if (application.Races && _time.Elapsed > TimeSpan.Zero)
        {
            // Deadlines may have overtaken threads that were on their way.
            return;
        }

        IsChecked = true;
        application.Check(InputThatCame(), OutputGoes, IsBenign);
        if (IsBenign)
        {
            Require(connection.CloseStatus is not null, "The client's close frame was not received.");
            Require(peer.Close is not null, "The server's close frame did not go out.");
        }
    }

    private bool OutputGoes =>
        plan.OutputFault == OutputFaultKind.None
        && plan.InputFault is not (InputFaultKind.Reset or InputFaultKind.Delay);

    // No fault that the session could not survive; the wait for the answer to a close frame is the shortest.
    private bool IsBenign =>
        plan.OutputFault == OutputFaultKind.None
        && (plan.InputFault == InputFaultKind.None || (plan.InputFault == InputFaultKind.Delay && IsSurvivable));

    private bool IsSurvivable =>
        plan.InputPosition < session.Input.Length
            && plan.InputDelay < FaultLimits.KeepAliveInterval + FaultLimits.KeepAliveTimeout
        || plan.InputDelay < FaultLimits.Linger;

    private int? InputThatCame() =>
        plan.OutputFault != OutputFaultKind.None || plan.InputFault == InputFaultKind.Reset ? null
        : IsBenign ? session.Input.Length
        : plan.InputPosition;

    private static IEnumerable<string> Logged(LogRecords log, LogLevel level) =>
        log.All.Where(record => record.Level >= level).Select(record => $"{record.Message} {record.Exception}");

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvariantViolationException(otherwise);
        }
    }
}
