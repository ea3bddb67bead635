namespace Biela.Fisco.Tests;

/// <summary>Whatever valid declaration is drawn passes everywhere; whatever the official schema refuses, our layout refuses.</summary>
public sealed class DpsRandom(ITestOutputHelper output)
{
    [Fact]
    public void Two_thousand_random_declarations_pass_our_layout_the_official_schema_and_agree_with_themselves()
    {
        var official = Official.Services;
        for (var seed = 0; seed < 2_000; seed++)
        {
            var dps = DpsXml.Write(Declarations.Draw(seed));
            var signed = Official.Signed(dps);
            if (DpsLayout.Check(signed) is [var ours, ..]) Assert.Fail($"seed {seed}: {ours.Message}");
            if (DpsConsistency.Check(dps) is [var odd, ..]) Assert.Fail($"seed {seed}: {odd.Message}");
            if (official.Refuses(signed)) Assert.Fail($"seed {seed}: {official.Check(signed)[0].Message}");
        }
    }

    [Fact]
    public void Whatever_the_official_schema_refuses_our_layout_refuses() =>
        Spoiled.Refused(Declarations.Rich().Select(Official.Signed), Official.Services, DpsLayout.Check, output);
}
