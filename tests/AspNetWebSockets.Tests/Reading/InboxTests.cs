using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Tests;

/// <summary>The inbox against a plain list of fragments.</summary>
[Collection(Alone.Name)]
public sealed class InboxTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_is_written_in_any_pieces_is_read_in_any_pieces(int seed)
    {
        Random random = new(seed);
        Inbox inbox = new(2048);
        Queue<byte> expected = new();
        Queue<int> lengths = new();
        byte next = 0;
        int open = 0;
        int taken = 0;
        for (int step = 0; step < 50_000; step++)
        {
            if (random.Next(2) == 0 && !inbox.IsFull)
            {
                Span<byte> span = inbox.GetSpan();
                span.Length.ShouldBeGreaterThan(0);
                int count = random.Next(Math.Min(span.Length, 300) + 1);
                for (int i = 0; i < count; i++)
                {
                    expected.Enqueue(next);
                    span[i] = next++;
                }

                inbox.Append(count, isText: false);
                open += count;
                if (random.Next(3) == 0)
                {
                    inbox.EndFragment(isText: false, endOfMessage: true);
                    lengths.Enqueue(open);
                    open = 0;
                }
            }
            else
            {
                byte[] buffer = new byte[random.Next(400)];
                ReceiveOutcome outcome = inbox.Read(buffer, out Fragment fragment);
                for (int i = 0; i < fragment.Length; i++)
                {
                    (buffer[i] == expected.Dequeue()).ShouldBeTrue();
                }

                taken += fragment.Length;
                if (fragment.EndOfMessage)
                {
                    outcome.ShouldBe(ReceiveOutcome.Complete);
                    lengths.Dequeue().ShouldBe(taken);
                    taken = 0;
                }
                else if (outcome == ReceiveOutcome.Complete)
                {
                    fragment.Length.ShouldBe(buffer.Length, "a receive ends inside a fragment only when it is full");
                }
            }
        }
    }

    [Fact]
    public void It_is_full_at_its_limit_bookkeeping_included()
    {
        Inbox inbox = new(1024);
        while (!inbox.IsFull)
        {
            inbox.GetSpan().Length.ShouldBeGreaterThan(0);
            inbox.Append(1, isText: true);
            inbox.EndFragment(isText: true, endOfMessage: true);
        }

        int count = 0;
        while (inbox.Read(new byte[8], out _) == ReceiveOutcome.Complete)
        {
            count++;
        }

        count.ShouldBeLessThan(1024 / 16);
        inbox.IsEmpty.ShouldBeTrue();
        inbox.HasRoom.ShouldBeTrue();
    }

    [Fact]
    public void It_keeps_no_memory_when_a_flood_is_over()
    {
        Inbox[] inboxes = [.. Enumerable.Range(0, 100).Select(_ => new Inbox(64 * 1024))];
        long before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (Inbox inbox in inboxes)
        {
            while (!inbox.IsFull)
            {
                inbox.EndFragment(isText: true, endOfMessage: false);
            }

            while (!inbox.IsEmpty)
            {
                _ = inbox.Read([], out _);
            }
        }

        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(inboxes.Length * 4096);
        GC.KeepAlive(inboxes);
    }
}
