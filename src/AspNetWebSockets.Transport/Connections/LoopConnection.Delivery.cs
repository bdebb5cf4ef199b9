namespace AspNetWebSockets.Transport;

/// <content>What the loop tells the sink.</content>
internal abstract partial class LoopConnection
{
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
        lock (Gate)
        {
            if (Has(ConnectionFlags.ReceiveEnded | ConnectionFlags.Released))
            {
                return true;
            }

            Flags |= ConnectionFlags.ReceiveEnded;
            OnReceiveEnded();
        }

        return _sink is not { } sink || DeliverReceiveEnded(sink, error);
    }

    /// <summary>A flush that was pending is over. On the loop.</summary>
    /// <returns>Whether this thread still leads the loop.</returns>
    protected bool DeliverFlushed(Exception? error)
    {
        // Whoever flushes after the start means the sink that is about to be.
        ITransportSink sink = Volatile.Read(ref _nextSink) ?? _sink!;
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
            (Volatile.Read(ref _nextSink) ?? _sink!).OnFlushProgress();
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

    // The start, or the change to a second sink, which gets what the first one has left. Everything of the loop is done
    // before the turn, in which the leadership may be lost.
    private bool Begin()
    {
        if (Interlocked.Exchange(ref _nextSink, null) is not { } sink)
        {
            return true;
        }

        ConnectionHandover? handover = _handover;
        _handover = null;
        _sink = sink;
        lock (Gate)
        {
            // Of the first sink; the second may ask for it as soon as it gets what was left.
            Flags &= ~ConnectionFlags.Paused;
        }

        bool run = false;
        try
        {
            if (handover is { Data.IsEmpty: false })
            {
                run = sink.OnReceived(handover.Data, lent: !Loop.Settings.RunOnThreadPool);
            }

            if (handover is { HasEnded: true })
            {
                run |= sink.OnReceiveEnded(handover.Error);
            }
            else if (Has(ConnectionFlags.ReceiveEnded))
            {
                run |= sink.OnReceiveEnded(AbortedException());
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
