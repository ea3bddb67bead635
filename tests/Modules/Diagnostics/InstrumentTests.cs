using Biela.Kernel;
using Biela.Modules.Diagnostics.Domain;
using static Biela.Modules.Tests.Diagnostics.Bench;

namespace Biela.Modules.Tests.Diagnostics;

public sealed class InstrumentTests
{
    private static readonly Reading Reading = Block[0];

    private static string Refused(Action action) => Assert.Throws<RuleBroken>(action).Code;

    [Fact]
    public void An_instrument_measures_through_the_day_of_its_next_calibration()
    {
        Gauge().Vouch(Reading, new(2026, 11, 10), null);
        Assert.Equal("calibration-expired", Refused(() => Gauge().Vouch(Reading, new(2026, 11, 11), null)));
        Assert.Equal("calibration-expired", Refused(() => Gauge().Vouch(Reading, new(2026, 11, 11), " ")));
    }

    [Fact]
    public void An_expired_calibration_is_overridden_only_with_a_reason_that_stays_with_the_reading()
    {
        var inspection = Inspection(ComponentKind.Block, Four, []);

        inspection.Record([(Reading, Gauge())], "Rui Sena", Now, new(2026, 12, 1), "aferido com bloco padrão");

        Assert.Equal("aferido com bloco padrão", inspection.Measurements.Single().OverrideReason);
    }

    [Fact]
    public void A_reading_outside_the_range_is_refused_whatever_the_reason()
    {
        Gauge(min: "50", max: "76,552").Vouch(Reading, Day, null);
        Assert.Equal("instrument-out-of-range", Refused(() => Gauge(min: "50", max: "76,551").Vouch(Reading, Day, "motivo")));
        Assert.Equal("instrument-out-of-range", Refused(() => Gauge(min: "76,553", max: "100").Vouch(Reading, Day, null)));
    }

    [Fact]
    public void A_new_calibration_lets_the_instrument_measure_again()
    {
        var gauge = Gauge();

        gauge.Calibrate(new(2026, 11, 20), new(2027, 11, 20), "CERT-2");

        gauge.Vouch(Reading, new(2027, 11, 20), null);
        Assert.Equal("CERT-2", gauge.Certificate);
        Assert.Equal("calibration-dates", Refused(() => gauge.Calibrate(new(2026, 1, 1), new(2028, 1, 1), "CERT-3")));
        Assert.Equal("calibration-dates", Refused(() => gauge.Calibrate(new(2027, 1, 1), new(2027, 1, 1), "CERT-3")));
    }

    [Fact]
    public void An_instrument_that_was_never_calibrated_or_has_no_range_is_of_no_use()
    {
        var fresh = Instrument.Register("MC-02", "micrômetro", Mm("25"), Mm("100"), Mm("0,001"));

        Assert.Equal("calibration-expired", Refused(() => fresh.Vouch(Reading, Day, null)));
        Assert.Equal("instrument-range", Refused(() => Instrument.Register("MC-03", "micrômetro", Mm("50"), Mm("25"), Mm("0,001"))));
    }
}
