namespace AspNetWebSockets.Protocol.Tests;

/// <summary>RFC 6455 section 5.3: octet i of the payload is XORed with octet i modulo 4 of the key.</summary>
public sealed class Rfc6455_5_3_MaskingAlgorithmTests
{
    /// <summary>The key 37 FA 21 3D of section 5.7 as <see cref="Masking"/> holds it.</summary>
    private const uint ExampleKey = 0x3D21FA37;

    [Fact]
    public void Masking_gives_the_bytes_of_the_example()
    {
        byte[] masked = new byte[5];
        Masking.Apply("Hello"u8, masked, ExampleKey);
        masked.ShouldBe(Hex.Bytes("7F 9F 4D 51 58"));
    }

    [Fact]
    public void Masking_twice_gives_the_payload_back_in_the_same_memory()
    {
        byte[] memory = "Hello"u8.ToArray();
        Masking.Apply(memory, memory, ExampleKey);
        Masking.Apply(memory, memory, ExampleKey);
        memory.ShouldBe("Hello"u8.ToArray());
    }

    [Theory]
    [InlineData(0, 0x3D21FA37u)]
    [InlineData(1, 0x373D21FAu)]
    [InlineData(2, 0xFA373D21u)]
    [InlineData(3, 0x21FA373Du)]
    [InlineData(4, 0x3D21FA37u)]
    [InlineData(long.MaxValue, 0x21FA373Du)]
    public void The_key_turns_by_one_byte_for_each_byte_of_payload(long count, uint key) =>
        Masking.Advance(ExampleKey, count).ShouldBe(key);

    [Fact]
    public void A_destination_shorter_than_the_source_is_refused() =>
        Should
            .Throw<ArgumentException>(() => Masking.Apply(new byte[5], new byte[4], ExampleKey))
            .ParamName.ShouldBe("destination");

    [Fact]
    public void A_destination_longer_than_the_source_keeps_its_rest()
    {
        byte[] destination = [9, 9, 9];
        Masking.Apply([1], destination, 0x000000FF);
        destination.ShouldBe([0xFE, 9, 9]);
    }
}
