using AspNetWebSockets.TestSupport;

namespace AspNetWebSockets.Protocol.Tests;

/// <summary>
/// Random streams of frames, broken in random ways and delivered in random pieces: the reader does what the slow
/// reference reader does, byte for byte, and never anything else.
/// </summary>
public sealed class MessageReaderFuzzTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(12);

    [Fact]
    public async Task Every_stream_is_read_as_the_reference_reads_it() =>
        output.WriteLine(await new FuzzRun(30_000, Time).RunAsync(Compare, TestContext.Current.CancellationToken));

    private static void Compare(Random random)
    {
        HostileStream stream = HostileStream.Create(random, faults: true);
        long limit = random.Next(4) switch
        {
            0 => random.Next(300),
            1 => 1000,
            _ => Delivery.NoLimit,
        };
        bool compressionAgreed = random.Next(2) == 0;
        int[] readSizes = Sizes(random);
        int[] destinationSizes = Sizes(random);
        (Transcript expected, Failure? failure) = ReferenceReader.Read(stream.Bytes, limit, compressionAgreed);
        if (stream.IsIntact && limit == Delivery.NoLimit)
        {
            failure.ShouldBeNull();
        }

        string what =
            $"{Convert.ToHexString(stream.Bytes)} limit {limit} compression {compressionAgreed} reads [{string.Join(',', readSizes)}] destinations [{string.Join(',', destinationSizes)}]";
        Delivery.FirstFailure(stream.Bytes, limit, compressionAgreed).ShouldBe(failure, what);
        Delivery
            .ReadAll(stream.Bytes, readSizes, destinationSizes, limit, compressionAgreed)
            .Lines.ShouldBe(expected.Lines, what);
    }

    private static int[] Sizes(Random random) =>
        [
            .. Enumerable
                .Range(0, random.Next(1, 5))
                .Select(_ => random.Next(3) == 0 ? random.Next(1, 2000) : random.Next(1, 12)),
        ];
}
