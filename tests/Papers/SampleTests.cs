using System.Diagnostics;

namespace Biela.Papers.Tests;

public sealed class SampleTests
{
    public static TheoryData<string> Names => ["danfe", "report", "receipt"];

    [Theory, MemberData(nameof(Names))]
    public void Documents_are_sound_and_always_the_same(string name)
    {
        var (once, again) = (Print(name), Print(name));
        Assert.Equal(once, again);
        Oracles.Check(once);
    }

    [Fact]
    public void Every_text_of_a_report_is_found_in_reading_order()
    {
        var text = Oracles.Text(Sample.Report(), "-raw");
        string[] expected =
        [
            "Retífica São João Ltda.", "CNPJ 12.ABC.345/01DE-35 • Rua das Válvulas, 100 — Divinópolis/MG", "Cliente: João Conceição Araújo.",
            "“Avaliação técnica”", "<= 0,08 mm", "Ø 81,01 mm -> retífica", "Descrição", "Etapa 1: usinagem", "Brunimento", "Página 1 de 2",
            "Retífica São João Ltda.", "Retífica de virabrequim", "Total", "R$ 224.100,00", "Folga medida", "0,062 mm",
            "Autorizo a execução dos serviços acima.", "João Conceição Araújo", "Página 2 de 2",
        ];
        var at = 0;
        foreach (var piece in expected)
        {
            var found = text.IndexOf(piece, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"\"{piece}\" is not behind the text before it: {text[at..]}");
            at = found;
        }
    }

    [Fact]
    public void The_key_of_a_danfe_is_read_by_a_scanner() => Assert.Equal(Sample.Key, Oracles.Scan(Danfe.Print(3), "code128", 200));

    [Fact]
    public void The_address_of_a_receipt_is_read_by_a_scanner() =>
        Assert.Equal($"https://www.fazenda.mg.gov.br/nfce/qrcode?p={Sample.Key}|3|1", Oracles.Scan(Sample.Receipt(), "qrcode", 300));

    [Fact]
    public void A_receipt_is_as_high_as_what_is_on_it()
    {
        var pixels = Oracles.Render(Sample.Receipt());
        Assert.InRange(pixels.Height / 72d * 25.4, 90, 130);
    }

    /// Some ten times of what it takes, so that a busy machine does not fail it.
    [Fact]
    public void A_danfe_takes_no_time()
    {
        for (var i = 0; i < 20; i++) Danfe.Print(20);
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < 20; i++)
        {
            var watch = Stopwatch.StartNew();
            Danfe.Print(20);
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }
        TestContext.Current.SendDiagnosticMessage($"{best.TotalMilliseconds:0.00} ms");
        Assert.True(best.TotalMilliseconds < 20, $"{best.TotalMilliseconds:0.00} ms");
    }

    /// Run alone, to look at them: <c>-explicit only</c>; they are left beside the program.
    [Theory(Explicit = true), MemberData(nameof(Names))]
    public void Documents_to_look_at(string name) => 
        File.WriteAllBytes(Path.Combine(AppContext.BaseDirectory, $"{name}.pdf"), Print(name));

    private static byte[] Print(string name) => name switch { "danfe" => Danfe.Print(40), "report" => Sample.Report(), _ => Sample.Receipt() };
}
