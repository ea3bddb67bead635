namespace Biela.Fisco.Tests.Prints;

/// <summary>Alone, because tests beside them would be measured, too.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class Alone;

[Collection(typeof(Alone))]
public sealed class SpeedTests
{
    private static readonly Sale Sale = new() { HasReform = true };

    [Fact]
    public void As_many_items_as_the_schema_allows_take_no_time()
    {
        var sale = (Sale with { Items = 990, Name = item => $"PISTÃO N{item:0000}" }).Authorised();
        var (pdf, best) = Timed(sale, 5);
        var found = Texts.Count(pdf, "N");
        Assert.Equal(990, found.Count);
        Assert.All(found, word => Assert.Equal(1, word.Value));
        TestContext.Current.SendDiagnosticMessage($"{Texts.Pages(pdf).Length} sheets in {best:0.0} ms");
        // Half a second on a quiet machine; a loaded one may take three times as long.
        Assert.True(best < 1500, $"{best:0.0} ms");
    }

    /// The order is < 60 ms; it takes a tenth.
    [Fact]
    public void One_sheet_takes_no_time()
    {
        var (_, best) = Timed(Sale.Authorised(), 40);
        TestContext.Current.SendDiagnosticMessage($"{best:0.00} ms");
        Assert.True(best < 60, $"{best:0.00} ms");
    }

    private static (byte[] Pdf, double Milliseconds) Timed(byte[] xml, int times)
    {
        var (pdf, best) = (Danfe.Print(xml), double.MaxValue);
        for (var i = 0; i < times; i++)
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            pdf = Danfe.Print(xml);
            best = Math.Min(best, watch.Elapsed.TotalMilliseconds);
        }
        return (pdf, best);
    }
}
