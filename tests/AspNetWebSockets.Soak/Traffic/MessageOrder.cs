namespace AspNetWebSockets.Soak;

/// <summary>Holds what one connection receives against what was sent: every number once and in order. One thread at a time.</summary>
internal sealed class MessageOrder(Tally tally, string who)
{
    private long _pushes;
    private long _echoes;

    /// <summary>How many of the client's own messages have come back.</summary>
    public long Echoes => Volatile.Read(ref _echoes);

    /// <summary>Takes a message.</summary>
    public void Take(ReadOnlySpan<byte> message)
    {
        if (SoakMessage.Read(message) is not { } read)
        {
            tally.Fail($"{who}: a message of {message.Length} bytes is damaged.");
            return;
        }

        ref long expected = ref read.Kind == SoakMessage.Echo ? ref _echoes : ref _pushes;
        if (read.Number != expected)
        {
            tally.Fail(
                $"{who}: message {read.Number} of kind {(char)read.Kind} came in the place of {expected}: {(read.Number < expected ? "doubled or late" : "one is lost")}."
            );
        }

        Volatile.Write(ref expected, read.Number + 1);
        tally.Received(read.Kind);
    }

    /// <summary>Everything that the server sent unasked has to be here.</summary>
    public void RequirePushes(long sent)
    {
        if (Volatile.Read(ref _pushes) != sent)
        {
            tally.Fail($"{who}: the server sent {sent} messages unasked, {Volatile.Read(ref _pushes)} came.");
        }
    }

    /// <summary>Everything that was sent has to be back.</summary>
    public void RequireEchoes(long sent)
    {
        if (Echoes != sent)
        {
            tally.Fail($"{who}: {sent} messages were sent, {Echoes} came back.");
        }
    }
}
