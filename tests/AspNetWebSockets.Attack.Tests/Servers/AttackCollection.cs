namespace AspNetWebSockets.Attack.Tests;

/// <summary>All attacks meet one server, one class after the other: each measures what its own group has left behind.</summary>
[CollectionDefinition(Name)]
public sealed class AttackCollection : ICollectionFixture<AttackedServerFixture>
{
    public const string Name = "Attacked server";
}
