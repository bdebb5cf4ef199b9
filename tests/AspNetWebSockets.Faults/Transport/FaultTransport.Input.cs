namespace AspNetWebSockets.Faults;

// What comes from the client.
internal sealed partial class FaultTransport
{
    [ThreadStatic]
    private static FaultTurn? t_turn;

    // How deep answers are nested in calls.
    [ThreadStatic]
    private static int t_depth;

    private int _delivered;
    private int _nextPiece;
    private TimeSpan? _delayedUntil;
    private bool _paused;
    private bool _oneMore;
    private bool _stopped;
    private bool _outputReset;
    private bool _endIsTelling;
    private bool _endTold;
    private int _runs;

    // One of the receiving side's events is being told.
    private bool _receiving;

    /// <inheritdoc />
    public void PauseReading()
    {
        lock (_gate)
        {
            // What is on its way already may still come.
            _oneMore = !_paused && _random?.Next(3) == 0;
            _paused = true;
        }
    }

    /// <inheritdoc />
    public void ResumeReading()
    {
        lock (_gate)
        {
            _paused = false;
        }

        AnswerWithinCall();
    }

    /// <inheritdoc />
    public void StopReading()
    {
        lock (_gate)
        {
            _stopped = true;
        }

        AnswerWithinCall();
    }

    private bool InputBreaksOff => _plan.InputFault is InputFaultKind.Fin or InputFaultKind.Reset;

    private int InputEnd => InputBreaksOff ? Math.Min(_plan.InputPosition, _peer.Input.Count) : _peer.Input.Count;

    private bool IsCutOff => _stopped || _aborted || _outputReset || _released;

    /// <summary>How many bytes can be told now.</summary>
    private int Available()
    {
        if ((_paused && !_oneMore) || IsCutOff || _receiving || _endIsTelling)
        {
            return 0;
        }

        int end = InputEnd;
        if (_plan.InputFault == InputFaultKind.Delay && _delivered <= _plan.InputPosition)
        {
            if (_delivered == _plan.InputPosition)
            {
                _delayedUntil ??= Now + _plan.InputDelay;
                if (_delayedUntil > Now)
                {
                    return 0;
                }
            }
            else
            {
                end = Math.Min(end, _plan.InputPosition);
            }
        }

        while (_nextPiece < _plan.Pieces.Count && _plan.Pieces[_nextPiece] <= _delivered)
        {
            _nextPiece++;
        }

        return (_nextPiece < _plan.Pieces.Count ? Math.Min(end, _plan.Pieces[_nextPiece]) : end) - _delivered;
    }

    private bool CanEnd()
    {
        bool inOrder =
            !_paused
            && _delivered == InputEnd
            && (_peer.EndsInput || (InputBreaksOff && _delivered == _plan.InputPosition))
            && !(_delayedUntil > Now);
        return !_endIsTelling && !_receiving && (IsCutOff || inOrder);
    }

    private void TellReceived()
    {
        byte[] piece;
        lock (_gate)
        {
            int count = Available();
            if (count == 0)
            {
                return;
            }

            piece = [.. _peer.Input.GetRange(_delivered, count)];
            _delivered += count;
            _receiving = true;
            _oneMore = false;
        }

        bool lends = _plan.Traits.Lends;
        bool run = Safely(() => _sink!.OnReceived(piece, lends));
        if (!(lends && run))
        {
            piece.AsSpan().Fill(Poison);
        }

        lock (_gate)
        {
            _receiving = false;
        }

        RunIf(run, piece);
    }

    private void TellEnded()
    {
        Exception? error;
        lock (_gate)
        {
            if (!CanEnd())
            {
                return;
            }

            _endIsTelling = _endTold = true;
            bool reset =
                _outputReset || (_plan.InputFault == InputFaultKind.Reset && _delivered == _plan.InputPosition);
            _outputBroken |= reset;
            error =
                _aborted ? Aborted()
                : reset ? new IOException("Connection reset by peer.")
                : null;
        }

        bool run = Safely(() => _sink!.OnReceiveEnded(error));
        lock (_gate)
        {
            if (_flushIsPending && _outputBroken)
            {
                FailFlush(new IOException("Connection reset by peer."));
            }
        }

        RunIf(run, []);
    }

    private void RunIf(bool run, byte[] lent)
    {
        if (run && _plan.Traits.RunsLater)
        {
            lock (_gate)
            {
                _runs++;
            }
        }
        else if (run)
        {
            Run(lent);
        }
    }

    private void Run(byte[] lent)
    {
        FaultTurn? outer = t_turn;
        t_turn = new FaultTurn(this, lent);
        Safely(_sink!.Run);
        t_turn = outer;
        lent.AsSpan().Fill(Poison);
    }
}
