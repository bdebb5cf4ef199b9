using FsCheck;
using FsCheck.Fluent;

namespace AspNetWebSockets.Protocol.Tests;

public sealed class MessageReaderProperties
{
    [Fact]
    public void Messages_come_out_the_same_however_they_are_cut_interleaved_and_delivered() =>
        PropertyCheck.Holds(
            Generate.Conversations,
            1500,
            conversation =>
            {
                Transcript read = Delivery.ReadAll(
                    conversation.Stream,
                    conversation.ReadSizes,
                    conversation.DestinationSizes,
                    conversation.LargestMessage
                );
                read.Violation.ShouldBeNull();
                read.Events.ShouldBe(conversation.Expected);
            }
        );

    [Fact]
    public void A_corrupted_byte_is_harmless_or_ends_in_the_right_close_code_at_the_first_impossible_byte() =>
        PropertyCheck.Holds(
            Corruptions(Generate.ShortConversations.Where(conversation => conversation.Stream.Length > 0)),
            1500,
            corruption => ShouldReadAsTheReferenceDoes(corruption.Corrupted, corruption.Limit)
        );

    [Fact]
    public void Arbitrary_bytes_are_read_or_end_in_the_right_close_code() =>
        PropertyCheck.Holds(
            from stream in Generate.AnyBytes
            from readSize in Gen.Choose(1, 20)
            select new Conversation(stream, [], [readSize], [7]),
            1500,
            conversation => ShouldReadAsTheReferenceDoes(conversation, 100)
        );

    private static Gen<Corruption> Corruptions(Gen<Conversation> conversations) =>
        from conversation in conversations
        from index in Gen.Frequency((4, Gen.Choose(0, conversation.Stream.Length - 1)), (1, Gen.Constant(0)))
        from flipped in Gen.OneOf(Gen.Choose(1, 255), Gen.Elements(1, 2, 4, 8, 16, 32, 64, 128))
        from spare in Gen.Elements(0, 1, 100, 1 << 22)
        select new Corruption(conversation, index, (byte)flipped, conversation.LargestMessage + spare);

    private static void ShouldReadAsTheReferenceDoes(Conversation conversation, long limit)
    {
        foreach (bool compressionAgreed in (bool[])[false, true])
        {
            ShouldReadAsTheReferenceDoes(conversation, limit, compressionAgreed);
        }
    }

    private static void ShouldReadAsTheReferenceDoes(Conversation conversation, long limit, bool compressionAgreed)
    {
        (Transcript expected, Failure? failure) = ReferenceReader.Read(conversation.Stream, limit, compressionAgreed);
        Delivery.FirstFailure(conversation.Stream, limit, compressionAgreed).ShouldBe(failure);
        Transcript read = Delivery.ReadAll(
            conversation.Stream,
            conversation.ReadSizes,
            conversation.DestinationSizes,
            limit,
            compressionAgreed
        );
        read.Lines.ShouldBe(expected.Lines);
        (failure?.Violation.CloseCode).ShouldBeOneOf(null, 1002, 1007, 1009);
    }
}
