namespace AspNetWebSockets.Transport;

/// <content>What the loop tells the sink.</content>
internal abstract partial class LoopConnection
{
    // Who has flushed: not always who receives, as the next sink may do so before the loop has changed over to it, and
    // nobody may have come yet.
    private ITransportSink? OutputSink => _handover is { } handover ? handover.Sink : _sink;

    /// <summary>Calls <see cref="ITransportSink.Run"/> as part of a turn that the loop guards.</summary>
    internal void RunGuarded(ITransportSink sink)
    {
        try
        {
            sink.Run();
        }
        catch (Exception e)
        {
            OnSinkFailed(e);
        }
    }

    /// <summary>Bytes came. On the loop.</summary>
    /// <returns>Whether this thread still leads the loop.</returns>
    protected bool DeliverReceived(ReadOnlyMemory<byte> data)
    {
        ITransportSink sink = _sink!;
        bool run;
        try
        {
            run = sink.OnReceived(data, lent: !Loop.Settings.RunOnThreadPool);
        }
        catch (Exception e)
        {
            OnSinkFailed(e);
            return true;
        }

        return !run || Loop.Run(this, sink);
    }

    /// <summary>Nothing more will come, unless that is known already. On the loop.</summary>
    /// <returns>Whether this thread still leads the loop.</returns>
    protected bool EndReceive(Exception? error)
    {
        ITransportSink? sink;
        lock (Gate)
        {
            if (Has(ConnectionFlags.ReceiveEnded | ConnectionFlags.Released))
            {
                return true;
            }

            sink = _sink;
            Flags |= ConnectionFlags.ReceiveEnded | (sink is null ? ConnectionFlags.None : ConnectionFlags.EndTold);
            OnReceiveEnded();
        }

        return sink is null || DeliverReceiveEnded(sink, error);
    }

    /// <summary>A flush that was pending is over. On the loop.</summary>
    /// <returns>Whether this thread still leads the loop.</returns>
    protected bool DeliverFlushed(Exception? error)
    {
        if (OutputSink is not { } sink)
        {
            _handover!.EndFlush(error);
            return true;
        }

        bool run;
        try
        {
            run = sink.OnFlushed(error);
        }
        catch (Exception e)
        {
            OnSinkFailed(e);
            return true;
        }

        return !run || Loop.Run(this, sink);
    }

    /// <summary>The peer has taken a part of what is pending. On the loop.</summary>
    protected void DeliverFlushProgress()
    {
        try
        {
            OutputSink?.OnFlushProgress();
        }
        catch (Exception e)
        {
            OnSinkFailed(e);
        }
    }

    private bool DeliverReceiveEnded(ITransportSink sink, Exception? error)
    {
        bool run;
        try
        {
            run = sink.OnReceiveEnded(error);
        }
        catch (Exception e)
        {
            OnSinkFailed(e);
            return true;
        }

        return !run || Loop.Run(this, sink);
    }

    private bool Begin()
    {
        if (!Has(ConnectionFlags.ReceiveEnded))
        {
            BeginReceive();
            return true;
        }

        lock (Gate)
        {
            if (Has(ConnectionFlags.EndTold))
            {
                return true;
            }

            Flags |= ConnectionFlags.EndTold;
        }

        return DeliverReceiveEnded(_sink!, AbortedException());
    }

    // The second sink gets what the first one has left. Everything of the loop is done before the turn, in which the
    // leadership may be lost.
    private bool ChangeSink()
    {
        ConnectionHandover handover = _handover!;
        ITransportSink sink = handover.Sink!;
        _sink = sink;
        _handover = null;
        lock (Gate)
        {
            // Of the first sink; the second may ask for it as soon as it gets what was left.
            Flags &= ~ConnectionFlags.Paused;
        }

        bool run = false;
        try
        {
            if (!handover.Data.IsEmpty)
            {
                run = sink.OnReceived(handover.Data, lent: !Loop.Settings.RunOnThreadPool);
            }

            if (handover.HasFlushed)
            {
                run |= sink.OnFlushed(handover.FlushError);
            }

            if (handover.HasEnded)
            {
                run |= sink.OnReceiveEnded(handover.Error);
            }
            else
            {
                BeginReceive();
            }
        }
        catch (Exception e)
        {
            OnSinkFailed(e);
        }

        return !run || Loop.Run(this, sink);
    }

    private void OnSinkFailed(Exception e)
    {
        TransportLog.SinkFailed(Loop.Settings.Logger, e);
        Abort();
    }
}
