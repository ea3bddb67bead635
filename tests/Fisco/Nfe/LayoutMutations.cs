namespace Biela.Fisco.Tests;

/// <summary>Our layout of the NF-e refuses whatever the official schema refuses.</summary>
public sealed class LayoutMutations(ITestOutputHelper output)
{
    [Fact]
    public void Whatever_the_official_schema_refuses_our_layout_refuses() =>
        Spoiled.Refused(RandomNotes.Rich().Select(Official.Signed), Official.Schema, NfeLayout.Check, output);
}
